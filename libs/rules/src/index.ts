export { type RuleFault, RuleSetError } from './rule-set-error';
export type {
  CalendarNotice,
  CellType,
  Deadline,
  Department,
  FormField,
  Indicator,
  NamedClock,
  RuleSet,
  Task,
  Total,
} from './schema/rule-set';
export { parseRuleSet } from './parse';
export { ruleSet2024 } from './seed';
export { cellTypeName, departmentName, departments, findCellType, rubricOf } from './find';
export { pinnedRulesFor } from './pinned';
export { workCalendarOf } from './calendar';
export { findOtherType, type FormFault, formFaults, formFieldsOf } from './intake';
