export { type RuleFault, RuleSetError } from './rule-set-error';
export type {
  CalendarCircular,
  CellType,
  CheckItem,
  Deadline,
  Department,
  Obligation,
  FormField,
  Indicator,
  Intake,
  NamedClock,
  RuleSet,
  Task,
  Total,
} from './schema/rule-set';
export {
  changedRuleSet,
  partDifferences,
  type RuleChange,
  type RuleDifference,
  ruleDifferences,
} from './change';
export { NO_LIMIT } from './intake/intake-change';
export { parseRuleSet } from './parse';
export { type MergeSide, mergeRules, type RuleEntry, type Taken, type ThreeVersions } from './merge/merge';
export { dissolvedFaults, notBegunFaults } from './departments/faults';
export { departmentsNamedIn } from './departments/places';
export {
  besideOffice,
  type Replaced,
  successionsIn,
  type Succession,
  withListed,
  withSuccessors,
} from './departments/successors';
export { contentHashOf } from './merge/same';
export { entryAt, type MergeFault, takeRules } from './merge/take';
export { ruleSet2024, shippedRuleSets } from './seed';
export { seededDistrict } from './schema/district';
export { type CalendarInForce, countingFromStart, pinnedRulesFor, seededCalendar } from './pinned';
export { selfScoreOf } from './intake/self-score';
export { obligationOnCall, obligationRulesFor, obligationsOf, type PlannedObligation } from './obligations';
export { cellRulesFor } from './cell';
export { cellItemsOf, isReached, type Item, itemOf, taskId } from './items';
export { allowsSites, findCellType, getCellType, rubricOf } from './find';
export { seededTowns } from './schema/towns';
export { workCalendarOf } from './calendar';
export { findOtherType, type FormFault, formFaults, formFieldsOf, isAskedFor } from './intake/intake';
export { type IntakeDays, intakeFault, type IntakeFault, intakeOf } from './intake/intake-days';
export {
  firstVersionOf,
  nextYearOf,
  PROGRAMME_FORMAT,
  PROGRAMME_PARTS,
  PROGRAMME_SCHEMA,
  programmeFaults,
  programmeJsonSchema,
  programmePartsOf,
  readProgrammeFile,
  sentencesOfLastYear,
  toProgrammeFile,
} from './programme-file';
