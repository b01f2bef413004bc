export type { ApplicationForm } from './documents/application-form';
export { DOCX_MEDIA_TYPE, renderApplicationForm, renderDocument } from './documents/render-document';
export type { ListedUnit, OfficeNames, OfficialDocument } from './documents/document';
export { publicNoticeDocument, type PublicNoticeFacts } from './documents/public-notice-document';
export { namingDocument, type NamingFacts } from './documents/naming-document';
export { reportDocument, type ReportFacts } from './documents/report-document';
export { accountList, type AccountRow } from './forms/account-list';
export { applicationList, type ApplicationRow } from './forms/application-list';
export { type BoardRow, boardList } from './forms/board-list';
export { carryOverTable, type CarryOverRow } from './forms/carry-over-table';
export { cellSummary, type CellSummaryRow } from './forms/cell-summary';
export { cityResultSheet, type CityResultSheetRow } from './forms/city-result-sheet';
export { EARLIER_KINDS, earlierSheet, type EarlierSheetRow, YES } from './forms/earlier-sheet';
export { type DispatchRow, dispatchTable } from './forms/dispatch';
export { namedCellList, type NamedCellListRow } from './forms/named-cell-list';
export { obligationList, type ObligationListRow } from './forms/obligation-list';
export { inspectionList, type InspectionRow } from './forms/inspection-list';
export { type IntervalRow, intervalTable } from './forms/intervals';
export { ledgerTable, type LedgerRow } from './forms/ledger-table';
export { namingList, type NamedRow, publicNoticeList, type PublicNoticeRow } from './forms/lists';
export { gaugeLines, progress, type ProgressRow } from './forms/progress';
export { selfAssessment, type SelfAssessmentRow } from './forms/self-assessment';
export { taskList, type TaskRow } from './forms/task-list';
export {
  EARLIER_ROWS,
  earlierHeading,
  type EarlierLine,
  type EarlierSheet,
  readEarlierSheet,
  type SheetPlaceFault,
} from './import/read-earlier-sheet';
export { readResultSheet, type ResultSheet } from './import/read-result-sheet';
export { findTable, type FoundTable, type TableRow, type WantedColumn } from './import/find-table';
export { OfficePackage, opened } from './import/office-package';
export { SheetFault } from './import/sheet';
export { readTableText, type TableText } from './import/table-text';
export { XmlFault } from './import/xml';
export { inflateEntry, zipEntries, type ZipEntry, ZipFault } from './import/zip';
export { exportTable, fileName, grouped, MEDIA_TYPES, type TableFormat } from './table/export-table';
export type { TableContent, TableForm } from './table/table';
export {
  chained,
  EMPTY,
  type ChainedRecord,
  type Evidence,
  type Head,
  headAfter,
  link,
} from './evidence/chain';
export { type Algorithm, ALGORITHMS, type Digest, digestOf } from './evidence/hash';
export { lengthsUnder, type Seal, sealOf } from './evidence/seal';
export {
  checkerText,
  evidenceZip,
  type EvidenceSource,
  ledgerEvidence,
  type PackedPaper,
  proposalHash,
  SCAN_FOLDERS,
} from './evidence/evidence-zip';
