import { addDays, type CivilDate } from '../calendar/civil-date';
import { addWorkingDays, lastDay, type WorkCalendar } from '../calendar/working-days';
import type { Cell, CellRules, CellTask } from './cell';
import { openCellTask } from './dates';

/**
 * Returns the period of appeal (申诉期) that has ended by itself; undefined if the unit appealed, or the period still runs.
 * The state of an earlier release does not hold it: it began on the day of the revocation, and ended the day before
 * 摘牌 became due, or on the last day by the rules pinned at the end.
 */
export function endedAppealOf(cell: Cell, rules: CellRules): CellTask | undefined {
  const { endedAppeal, stage, revocation, task } = cell;
  if (endedAppeal) return revocation?.appealedOn ? undefined : endedAppeal;
  if (!revocation || revocation.appealedOn || (stage !== 'delisting' && stage !== 'ended')) return undefined;
  const counted = openCellTask(rules, 'time', 'appeal', revocation.on);
  const dueOn = task ? addDays(task.openedOn, -1) : counted.dueOn;
  return { ...counted, dueOn, toldDueOn: dueOn };
}

/**
 * Returns the last day of a period of appeal that has ended when it is counted by another calendar, and never a day that
 * has come by `today`; undefined if it ended on its last day by that calendar, too.
 */
export function appealDayAnew(
  cell: Cell,
  rules: CellRules,
  calendar: WorkCalendar,
  today: CivilDate,
): CivilDate | undefined {
  const ended = endedAppealOf(cell, rules);
  if (!ended) return undefined;
  const { on } = lastDay(calendar, ended.openedOn, rules.clocks.appeal);
  if (on <= ended.dueOn) return undefined;
  return on > today ? on : addWorkingDays(calendar, today, 1);
}
