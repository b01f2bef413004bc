export {
  type DepartmentChangeNote,
  type DepartmentChangeRow,
  findDepartmentChanges,
  findDepartmentCommand,
  recordDepartmentChange,
} from './department-changes.query';
export { findDepartmentRegister } from './department-register.query';
export {
  appendDistrict,
  currentDistrict,
  type DistrictEditionRow,
  findDistrict,
  findDistrictEditions,
} from './district.query';
export { findStanding, recordTakeBack, type StandingItem, type TakeBackNote } from './take-back.query';
export { countOwn, countPassing, findPassing, type Passing, type PassingItem } from './passing.query';
