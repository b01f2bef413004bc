import { addDays, type CivilDate, civilDateAt } from '../../calendar/civil-date';
import { addWorkingDays, lastDay, type WorkCalendar } from '../../calendar/working-days';
import { clockRuleOf, type PinnedRules } from '../../rules/rules';
import type { Application, Task } from '../application';
import { nextStep } from './reminders';

/**
 * Returns the task whose last day has ended the case by itself; undefined for every other case. A lapsed case of an earlier
 * release does not hold it: its day of return is where the reviewers' periods stand still, its last day the one before
 * its last event.
 */
export function endedTaskOf(app: Application): Task | undefined {
  if (app.endedTask) return app.endedTask;
  if (app.stage !== 'lapsed') return undefined;
  const openedOn = app.parked?.tasks.flatMap(({ pauses }) => pauses).find(({ to }) => to === undefined)?.from;
  if (openedOn === undefined) return undefined;
  const dueOn = addDays(civilDateAt(app.lastAt), -1);
  return {
    ...{ seat: 'applicant', clock: 'correction', openedOn, dueOn, toldDueOn: dueOn },
    ...{ provisional: false, pauses: [], extendedBy: 0, overdue: false },
  };
}

/**
 * Returns the last day of what has ended by itself when it is counted by another calendar, and never a day that has come by
 * `today`; undefined if it ended on its last day by that calendar, too.
 */
export function lastDayAnew(
  ended: Task,
  rules: PinnedRules,
  calendar: WorkCalendar,
  today: CivilDate,
): CivilDate | undefined {
  const rule = clockRuleOf(rules, ended.clock);
  const period = { ...rule, length: rule.length + ended.extendedBy };
  const { on } = lastDay(calendar, ended.openedOn, period, ended.pauses);
  if (on <= ended.dueOn) return undefined;
  return on > today ? on : addWorkingDays(calendar, today, 1);
}

/** Returns the task that has ended by itself, with another last day and its reminders from the day after `today`. */
export function reopenedTask(ended: Task, dueOn: CivilDate, rules: PinnedRules, today: CivilDate): Task {
  const task = { ...ended, dueOn, toldDueOn: dueOn, overdue: false, escalated: undefined };
  return { ...task, reminder: nextStep(task, rules, today) };
}
