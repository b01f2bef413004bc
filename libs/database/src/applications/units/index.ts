export { correctContact, type Correcting, correctUnit, type UnitValues } from './correct-unit';
export { type Compared, type DoubleRow, findDoubles } from './doubles.query';
export { findSide } from './merge-sides';
export { mergeUnits, undoMerge } from './merge-units';
export {
  findAlike,
  UNIT_KEYS,
  findUnit,
  findUnitApplications,
  findUnitChanges,
  findUnitCommand,
  findUnitEvents,
  findUnitPeople,
  findUnits,
  type UnitApplicationRow,
  type UnitChangeRow,
  type UnitEventRow,
  type UnitLine,
  type UnitRecord,
  type UnitsWanted,
} from './units.query';
export {
  countOfTowns,
  countUnderNames,
  findTownChanges,
  findTownCommand,
  recordTownChange,
  recordTownTakeBack,
  type TownChangeRow,
  type TownPassing,
} from './town-changes.query';
export { changeTowns, findTownRegister, findTowns, type TownRegister, type Towns } from './towns.query';
export { findUnitNames } from './unit-names.query';
