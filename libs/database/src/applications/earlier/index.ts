export {
  type EarlierImportRow,
  findEarlierImports,
  findUnitAccounts,
  findUnitCode,
  type UnitAccount,
} from './earlier.query';
export {
  type EarlierImport,
  type EarlierOutcome,
  type EarlierRow,
  recordEarlierCases,
  type RecordedRow,
  type RefusedRow,
} from './record-earlier';
