export {
  findUnbegunCells,
  findUntoldRevocations,
  type UnbegunCell,
  type UntoldRevocation,
} from './unbegun-cells.query';
export {
  type Appealing,
  findAppealing,
  type CellEventRow,
  findCellEvents,
  findNamedCell,
  findNamedCells,
  type NamedCellRow,
} from './named-cells.query';
