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
export { type DepartmentLetter, findMembers, type MemberRow } from './letters.query';
export {
  findStanding,
  isTakenBackDepartment,
  recordTakeBack,
  type StandingItem,
  type TakeBackNote,
} from './take-back.query';
export {
  countByHeir,
  countOwn,
  countPassing,
  findPassing,
  findSubjects,
  type Heirs,
  type Passing,
  type PassingItem,
  type SubjectInHand,
} from './passing.query';
