export { acknowledge, type CommandInput, type ContributionInput, saveCommandInput } from './command.query';
export { type EndedAppeal, type EndedCase, findEndedAppeals, findRunOut } from './ended.query';
export {
  countDue,
  findBehindCalendar,
  findDue,
  findLast,
  findNextMoment,
  findOpenPage,
  findUnacknowledged,
  FIRST_PLACE,
  type LifeRef,
  type OpenLife,
  type OpenPlace,
  readOpen,
  type UnacknowledgedCommand,
} from './lives.query';
export { remindDue } from './reminders.query';
export { recordStep } from './record-step';
export { RecordBehindWorkflow } from './refused';
export { findCommand, findTarget, type StoredCommand, type Target } from './target.query';
export { RefusedByRecord } from './refused';
