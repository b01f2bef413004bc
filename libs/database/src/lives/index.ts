export type {
  ApplicationAnswer as StoredAnswer,
  ObligationAnswer as StoredObligationAnswer,
  YearAnswer as StoredYearAnswer,
} from '@app/domain';
export { type CommandTarget, findCommandTarget } from './command-target.query';
export {
  acknowledge,
  type CommandInput,
  type CommandRow,
  type ContributionInput,
  findCommand,
  saveCommandInput,
} from './command.query';
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
export { recordStep } from './record-step';
export { RecordBehindWorkflow } from './refused';
