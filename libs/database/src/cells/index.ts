export {
  findUnbegunCells,
  findUntoldRevocations,
  type UnbegunCell,
  type UntoldRevocation,
} from './unbegun-cells.query';
export {
  addCheckFile,
  type CheckFileRow,
  findCheckFile,
  findCheckFiles,
  mayReplaceCheckFile,
} from './check-files.query';
export {
  findUntoldNamings,
  findUntoldPeriods,
  type UntoldNaming,
  type UntoldPeriod,
} from './untold-changes.query';
export {
  type Appealing,
  CELL_KEYS,
  findAppealing,
  type CellEventRow,
  findCellEvents,
  findNamedCell,
  findNamedCells,
  type NamedCellRow,
} from './named-cells.query';
