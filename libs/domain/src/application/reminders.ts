import type { CivilDate } from '../calendar/civil-date';
import { lastWorkingDayUpTo } from '../calendar/office-hours';
import { addWorkingDays, workingDaysBefore, workingDaysBetween } from '../calendar/working-days';
import type { Ladder, PinnedRules } from '../rules/rules';
import type { Task } from './application';
import { endsByItself } from './clock-effects';
import { isPaused } from './tasks';

/** One rung of the ladder: so many working days before the last day, on it, or so many working days late. */
export interface ReminderStep {
  day: CivilDate;
  kind: 'before' | 'onDay' | 'late';
  /** Working days left or late; 0 on the day. */
  days: number;
}

/** Who else is told when a task is late: the head of the department, then the office's list (DOMAIN 5.5, assumed). */
export type Escalation = 'head' | 'office';

type Due = Pick<Task, 'clock' | 'dueOn' | 'remindedThrough' | 'pauses'>;

/**
 * The next rung of a task's ladder, at 09:00 of its day: always a working day, always later than `remindedThrough`.
 * Undefined while the clock stands still, for a clock without a ladder, and after the last day of one that ends by itself.
 */
export function nextStep(task: Due, rules: PinnedRules): ReminderStep | undefined {
  const ladder = ladderOf(task, rules);
  if (!ladder || isPaused(task)) return undefined;
  const ahead = stepsBefore(task.dueOn, ladder, rules).find((step) => step.day > task.remindedThrough);
  if (ahead) return ahead;
  if (!ladder.eachDayLate || endsByItself(task.clock)) return undefined;
  const after = task.remindedThrough > task.dueOn ? task.remindedThrough : task.dueOn;
  const day = addWorkingDays(rules.calendar, after, 1);
  return { day, kind: 'late', days: workingDaysBetween(rules.calendar, task.dueOn, day) };
}

/** Who is told besides the holder when a task is so many working days late; undefined on every other day. */
export function escalationAt(lateDays: number, ladder: Ladder): Escalation | undefined {
  if (lateDays === ladder.headAfter + 1) return 'head';
  return lateDays === ladder.officeAfter + 1 ? 'office' : undefined;
}

/** The ladder of a task's clock, or undefined when nobody is reminded. */
export function ladderOf(task: Pick<Task, 'clock'>, rules: PinnedRules): Ladder | undefined {
  const name = rules.clocks[task.clock].ladder;
  return name === undefined ? undefined : rules.ladders[name];
}

/** The rungs up to the last day in their order, one a day: where two meet, the more urgent one stays. */
function stepsBefore(dueOn: CivilDate, ladder: Ladder, { calendar }: PinnedRules): ReminderStep[] {
  const steps: ReminderStep[] = [];
  const onDay = lastWorkingDayUpTo(calendar, dueOn);
  const earlier = workingDaysBefore(calendar, dueOn, Math.max(0, ...ladder.before));
  for (const days of [...ladder.before].sort((a, b) => b - a)) {
    const day = earlier[days - 1]!;
    if (!ladder.onDay || day < onDay) steps.push({ day, kind: 'before', days });
  }
  if (ladder.onDay) steps.push({ day: onDay, kind: 'onDay', days: 0 });
  return steps;
}
