export { type CommandTarget, findCommandTarget } from './command-target.query';
export {
  acknowledge,
  type CommandInput,
  type CommandRow,
  type ContributionInput,
  findCommand,
  saveCommandInput,
} from './command.query';
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
} from './record';
export { recordEvents } from './record-events.query';
export { recordDuty } from './record-obligation.query';
export { RecordBehindWorkflow } from './record-step';
export { recordYear } from './record-year.query';
