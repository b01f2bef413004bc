import type { RuleFault } from '../rule-set-error';
import type { UncheckedRuleSet } from '../schema/rule-set';
import { checkCalendars } from './calendars';
import { checkCellTypes } from './cell-types';
import { checkCircular } from './circular';
import { Faults } from './faults';
import { checkIntake } from './intake';
import { checkObligations } from './obligations';
import { checkPassMarks } from './pass-marks';
import { checkRubrics } from './rubrics';
import {
  checkBaseline,
  checkCheckItems,
  checkForm,
  checkPeriods,
  checkThresholds,
  checkTotals,
  checkVersion,
} from './year';

type Part = keyof UncheckedRuleSet;

/** Every check between the parts, with the parts that it reads. */
const CHECKS: readonly [readonly Part[], (ruleSet: UncheckedRuleSet, faults: Faults) => void][] = [
  [['cellTypes', 'departments', 'rubrics', 'form', 'settings'], checkCellTypes],
  [['version', 'programmeYear'], checkVersion],
  [['clocks', 'ladders'], checkPeriods],
  [['settings'], checkThresholds],
  [['totals', 'cellTypes'], checkTotals],
  [['baseline', 'totals'], checkBaseline],
  [['form', 'cellTypes'], checkForm],
  [['checkItems'], checkCheckItems],
  [['intake', 'cellTypes'], checkIntake],
  [['calendars', 'programmeYear'], checkCalendars],
  [['departments', 'groups', 'upperLevel', 'tasks', 'indicators', 'deadlines'], checkCircular],
  [
    ['obligations', 'departments', 'upperLevel', 'tasks', 'deadlines', 'ladders', 'programmeYear'],
    checkObligations,
  ],
  [['rubrics', 'tasks'], checkRubrics],
  [['cellTypes', 'rubrics'], checkPassMarks],
];

/** Returns what the parts show against each other. A check that reads a part with a broken shape does not run. */
export function crossFaults(ruleSet: UncheckedRuleSet, broken: ReadonlySet<string>): RuleFault[] {
  const faults = new Faults();
  for (const [parts, check] of CHECKS) {
    if (!parts.some((part) => broken.has(part))) check(ruleSet, faults);
  }
  return faults.found;
}
