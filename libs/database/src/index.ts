export { createPool } from './pool';
export { createDataSource } from './data-source';
export * from './entities';
export { ChangedMigration, migrate } from './migrate';
export { inTransaction } from './transaction';
export { withActor } from './with-actor';
export type {
  RecordObligationRequest,
  RecordObligationResult,
  RecordRequest,
  RecordResult,
  RecordYearRequest,
  RecordYearResult,
  StoredAnswer,
  StoredObligationAnswer,
  StoredYearAnswer,
} from './lives/record';
export type { DigestItem, DigestPayload } from './mail/digest';
export { RecordBehindWorkflow } from './lives/record-step';
export { recordEvents } from './lives/record-events.query';
export { recordDuty } from './lives/record-obligation.query';
export { recordYear } from './lives/record-year.query';
export { loadLedger } from './years/year-ledger.query';
export { type ActInput, loadYearRecord, findReport, hashOfText } from './years/year-record.query';
export * from './years/years.query';
export * from './years/relays.query';
export {
  acknowledge,
  type CommandInput,
  type CommandRow,
  type ContributionInput,
  findCommand,
  saveCommandInput,
} from './lives/command.query';
export {
  type CurrentCalendar,
  currentCalendar,
  findBehindCalendar,
  type LifeRef,
  type NewEdition,
  publishCalendar,
} from './rules/calendar.query';
export { queueDigests } from './mail/digest.query';
export {
  type ObligationMailFactsRow,
  findDigest,
  findObligationMailFacts,
  findYearMailFacts,
  findMailFacts,
  type MailFactsRow,
} from './mail/mail-facts.query';
export {
  type ObligationYear,
  findObligationYears,
  findKnownObligations,
} from './obligations/planned-obligations.query';
export { findUndelivered, type Undelivered } from './mail/undelivered.query';
export {
  findOpenRuleOrders,
  findRuleSetBody,
  finishRuleOrder,
  type OpenRuleOrder,
} from './rules/settings.query';
export * from './screens';
