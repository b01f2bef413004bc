export {
  findUnbegunCells,
  findUntoldRevocations,
  type UnbegunCell,
  type UntoldRevocation,
} from './unbegun-cells.query';
export {
  type CellEventRow,
  findCellEvents,
  findNamedCell,
  findNamedCells,
  type NamedCellRow,
} from './named-cells.query';
