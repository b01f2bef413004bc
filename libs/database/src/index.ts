export { createPool } from './pool';
export { createDataSource } from './data-source';
export * from './entities';
export { ChangedMigration, migrate } from './migrate';
export { inTransaction } from './transaction';
export { withActor } from './with-actor';
export type { RecordRequest, RecordResult, StoredAnswer } from './record';
export { recordEvents, RecordBehindWorkflow } from './queries/record-events.query';
export {
  acknowledge,
  type CommandInput,
  type CommandRow,
  findCommand,
  saveCommandInput,
} from './queries/command.query';
export { findMailFacts, type MailFactsRow } from './queries/mail-facts.query';
export * from './screens';
