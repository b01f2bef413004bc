export { createPool } from './pool';
export { createDataSource } from './data-source';
export * from './entities';
export { ChangedMigration, migrate } from './migrate';
export { inTransaction } from './transaction';
export { withActor } from './with-actor';
export type {
  RecordDutyRequest,
  RecordDutyResult,
  RecordRequest,
  RecordResult,
  RecordYearRequest,
  RecordYearResult,
  StoredAnswer,
  StoredDutyAnswer,
  StoredYearAnswer,
} from './record';
export type { DigestItem, DigestPayload } from './digest';
export { RecordBehindWorkflow } from './queries/record-step';
export { recordEvents } from './queries/record-events.query';
export { recordDuty } from './queries/record-duty.query';
export { recordYear } from './queries/record-year.query';
export { loadBook } from './queries/book.query';
export { type ActInput, deskFor, findReport, hashOfText } from './queries/year-desk.query';
export * from './queries/years.query';
export * from './queries/tellings.query';
export {
  acknowledge,
  type CommandInput,
  type CommandRow,
  type ContributionInput,
  findCommand,
  saveCommandInput,
} from './queries/command.query';
export {
  type CurrentCalendar,
  currentCalendar,
  findBehindCalendar,
  type LivingThing,
  type NewEdition,
  publishCalendar,
} from './queries/calendar.query';
export { queueDigests } from './queries/digest.query';
export {
  type DutyMailFactsRow,
  findDigest,
  findDutyMailFacts,
  findYearMailFacts,
  findMailFacts,
  type MailFactsRow,
} from './queries/mail-facts.query';
export { type DutyYear, findDutyYears, findKnownDuties } from './queries/planned-duties.query';
export { findUndelivered, type Undelivered } from './queries/undelivered.query';
export {
  findOpenRuleOrders,
  findRuleSetBody,
  finishRuleOrder,
  type OpenRuleOrder,
} from './queries/settings.query';
export * from './screens';
