export { findPendingRelays, markRelayed, type RelayRow } from './relays.query';
export {
  findDocumentDate,
  findTypeProgress,
  findYearLines,
  findYearPlaces,
  type TypeProgress,
  type YearLine,
  type YearPart,
} from './year-cells.query';
export { findUnfinished, findYearClosing, type YearClosingRow } from './year-closing.query';
export {
  type BaselineRow,
  findReportingFacts,
  findYearDocumentFacts,
  type ReportingFacts,
  type YearDocumentFacts,
} from './year-document-facts.query';
export {
  type AdjustmentRow,
  type DecisionRow,
  findAdjustmentOf,
  findAdjustments,
  findDecisions,
  findReports,
  inSnapshot,
  type ReportRow,
} from './year-documents.query';
export {
  addCircularScan,
  findCircularScan,
  findCircularScans,
  findCircularYear,
  removeCircularScan,
  removeCircularScans,
} from './circular-scans.query';
export { findSettlement } from './settlement.query';
export { loadLedger } from './year-ledger.query';
export { type ActInput, findReport, hashOfText, loadYearRecord } from './year-record.query';
export { findUnopenedYears, findYears } from './years.query';
export {
  changeYearDraft,
  createYearDraft,
  discardYearDraft,
  findNewestVersions,
  findYearDraft,
  findYearDrafts,
  publishYear,
  type YearDraftRow,
} from './year-drafts.query';
export { allowLateIntake, findLateIntake, findLateIntakeOf, type LateIntakeRow } from './late-intake.query';
