export { type ApplicationRow, type EventRow, findApplication, findEvents } from './application.query';
export type { ApplicationsWanted, PlaceInList } from './applications-wanted';
export { APPLICATION_KEYS } from './sorted-applications.query';
export { type ApplicationLine, findApplicationLines, findApplicationPage } from './applications.query';
export { findCaseHistories, findCaseIds, type CaseHistoryRow } from './case-histories.query';
export {
  type CellRow,
  ENTRY_KEYS,
  type EntryRow,
  findAsNamed,
  findCells,
  findLedgerPage,
  findReportCells,
  type LedgerWanted,
  type ReportCellRow,
} from './cells.query';
export {
  createDraft,
  deleteDraft,
  type DraftContent,
  findDraft,
  type OpenDraft,
  type SettledContent,
  settleDraft,
  updateDraft,
  type WrittenDraft,
} from './draft.query';
export { findInspectionDays, findInspections, type InspectionRow } from './inspections.query';
export {
  findRecommendationCommand,
  findRecommendations,
  type NewRecommendation,
  recordRecommendation,
  type RecommendationRow,
} from './recommendations.query';
export { type UnitContent, UnitFixed } from './unit.query';
