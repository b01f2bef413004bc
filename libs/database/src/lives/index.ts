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
export { recordStep } from './record-step';
export { RecordBehindWorkflow } from './refused';
