import { isCivilDate } from '@app/domain';
import { dueOnOf } from '../obligation-dates';
import type { Deadline, Obligation, UncheckedRuleSet } from '../schema/rule-set';
import type { Faults } from './faults';

const CADENCES: Partial<Record<Obligation['every'], Deadline['cadence']>> = {
  half: 'halfYearly',
  quarter: 'quarterly',
  month: 'monthly',
};

/** Checks the obligations of the office: each kind at most once, and everything it refers to exists and agrees. */
export function checkObligations(ruleSet: UncheckedRuleSet, faults: Faults): void {
  const { departments, upperLevel, tasks, deadlines, ladders, programmeYear } = ruleSet;
  const { duties: obligations, unnamed } = ruleSet.obligations;
  const kinds = obligations.map((obligation) => obligation.kind);
  faults.unique('obligationRepeated', '/obligations', kinds);
  const departmentIds = new Set(departments.map(({ id }) => id));
  faults.known('departmentUnknown', '/obligations/unnamed', [unnamed.department], departmentIds);
  const addressees = new Set([...departmentIds, ...upperLevel.map(({ id }) => id)]);
  const numbers = new Set(tasks.map((task) => task.number));
  const deadlineIds = new Set(deadlines.map(({ id }) => id));
  for (const obligation of obligations) {
    const path = `/obligations/${obligation.kind}`;
    faults.known('addresseeUnknown', `${path}/to`, [obligation.to], addressees);
    faults.known('ladderUnknown', `${path}/ladder`, [obligation.ladder], new Set(Object.keys(ladders)));
    faults.known('deadlineUnknown', `${path}/deadlines`, obligation.deadlines, deadlineIds);
    const asked = obligation.parts.tasks === 'all' ? [] : obligation.parts.tasks;
    faults.known('taskUnknown', `${path}/parts`, asked, numbers);
    faults.unique('taskRepeated', `${path}/parts`, asked);
    checkDue(obligation, programmeYear, deadlines, path, faults);
  }
}

function checkDue(
  obligation: Obligation,
  year: number,
  deadlines: Deadline[],
  path: string,
  faults: Faults,
): void {
  const { due, every } = obligation;
  // A date must exist in every year: 02-29 does not.
  if (due && 'on' in due && (every !== 'year' || !isCivilDate(`2023-${due.on}`))) {
    return faults.add('dueDateWrong', `${path}/due`, `“${due.on}”不能作为这项任务的日期。`);
  }
  if (due && 'dayOfNextMonth' in due && !CADENCES[every]) {
    return faults.add('dueDateWrong', `${path}/due`, '只有按月、按季、按半年的任务才能定在下月某日。');
  }
  for (const { id, cadence, date } of deadlines.filter((deadline) =>
    obligation.deadlines.includes(deadline.id),
  )) {
    if (cadence !== (CADENCES[every] ?? null)) {
      faults.add('cadenceOther', `${path}/every`, `与时限“${id}”的周期不一致。`);
    }
    if (date && date !== dueOnOf(obligation, year, 12)) {
      faults.add('dueNotTheDeadline', `${path}/due`, `与时限“${id}”的日期 ${date} 不一致。`);
    }
  }
}
