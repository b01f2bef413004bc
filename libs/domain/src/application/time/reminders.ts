import type { CivilDate } from '../../calendar/civil-date';
import { nextRung, type ReminderStep } from '../../calendar/ladder';
import type { Ladder, PinnedRules } from '../../rules/rules';
import type { Task } from '../application';
import { endsByItself } from './last-day-effects';

/**
 * The first rung of a task's ladder after a civil date. Undefined for a clock without a ladder, and after the last day of
 * one that ends by itself.
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

/** The ladder of a task's clock, or undefined when nobody is reminded. */
export function ladderOf(task: Pick<Task, 'clock'>, rules: PinnedRules): Ladder | undefined {
  const name = rules.clocks[task.clock].ladder;
  return name === undefined ? undefined : rules.ladders[name];
}
