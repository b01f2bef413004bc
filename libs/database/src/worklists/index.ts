export {
  type Audience,
  type CellDueRow,
  type DueRow,
  findCellsDueBefore,
  findAudience,
  findDueBefore,
  type ForeseenNotifications,
} from './board-forecast.query';
export {
  type CaseRow,
  findCaseDays,
  type CellHolderRow,
  findCases,
  findCellHolders,
  findObligationHolders,
  findSuspects,
  type ObligationHolderRow,
} from './board.query';
export type { Reader } from './scope';
export { columnOf, type KeyType, type SortBy, type SortedPlace, type SortKey } from './sorting';
export {
  findTaskLines,
  findWorklistPage,
  type PlaceOfTask,
  TASK_KEYS,
  type TaskLine,
  type TasksWanted,
} from './worklist.query';
