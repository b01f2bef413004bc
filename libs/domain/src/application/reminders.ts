import { nextRung, type ReminderStep } from '../calendar/ladder';
import type { Ladder, PinnedRules } from '../rules/rules';
import type { Task } from './application';
import { endsByItself } from './clock-effects';
import { isPaused } from './tasks';

/**
 * The next rung of a task's ladder. Undefined while the clock stands still, for a clock without a ladder, and after the
 * last day of one that ends by itself.
 */
export function nextStep(
  task: Pick<Task, 'clock' | 'dueOn' | 'remindedThrough' | 'pauses'>,
  rules: PinnedRules,
): ReminderStep | undefined {
  const ladder = ladderOf(task, rules);
  if (!ladder || isPaused(task)) return undefined;
  return nextRung(task, ladder, rules.calendar, !endsByItself(task.clock));
}

/** The ladder of a task's clock, or undefined when nobody is reminded. */
export function ladderOf(task: Pick<Task, 'clock'>, rules: PinnedRules): Ladder | undefined {
  const name = rules.clocks[task.clock].ladder;
  return name === undefined ? undefined : rules.ladders[name];
}
