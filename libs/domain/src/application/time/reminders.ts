import type { CivilDate } from '../../calendar/civil-date';
import { nextRung, type ReminderStep } from '../../calendar/ladder';
import { clockRuleOf, type Ladder, type PinnedRules } from '../../rules/rules';
import type { Task } from '../application';
import { endsByItself } from './last-day-effects';

/**
 * Returns the first step of a task's reminder ladder after a civil date; undefined for a clock without a ladder and after
 * the last day of a task that ends by itself.
 */
export function nextStep(
  { clock, dueOn, pauses }: Pick<Task, 'clock' | 'dueOn' | 'pauses'>,
  rules: PinnedRules,
  after: CivilDate,
): ReminderStep | undefined {
  const ladder = ladderOf({ clock }, rules);
  const due = { dueOn, pauses, remindedThrough: after };
  return ladder && nextRung(due, ladder, rules.calendar, !endsByItself(clock));
}

/** Returns the reminder ladder of a task's clock, or undefined if it has none. */
export function ladderOf(task: Pick<Task, 'clock'>, rules: PinnedRules): Ladder | undefined {
  const name = clockRuleOf(rules, task.clock).ladder;
  return name === undefined ? undefined : rules.ladders[name];
}
