import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date';
import { addWorkingDays, lastDay, type Period, workingDaysBetween } from '../calendar/working-days';
import { type ClockName, clockRuleOf, type PinnedRules } from '../rules/rules';
import type { PauseCause, Seat, Task } from './application';
import { endsByItself } from './time/last-day-effects';
import { nextStep } from './time/reminders';
import type { Opener, StageRow } from './stage-row';
import { STAGE_TABLE } from './stage-table';
import type { Stage } from './stages';

/**
 * Returns a task whose clock begins with an act on `on` (that day does not count). A task that opens after its clock has
 * begun gets reminders from the next day on; missed reminders are not sent later.
 */
export function openTask(
  rules: PinnedRules,
  seat: Seat,
  clock: ClockName,
  on: CivilDate,
  openedOn: CivilDate = on,
): Task {
  const { on: dueOn, provisional } = lastDay(rules.calendar, on, clockRuleOf(rules, clock));
  return {
    seat,
    clock,
    openedOn: on,
    dueOn,
    toldDueOn: dueOn,
    provisional,
    pauses: [],
    extendedBy: 0,
    overdue: false,
    reminder: nextStep({ clock, dueOn, pauses: [] }, rules, openedOn > on ? openedOn : on),
  };
}

/** Returns the opening tasks of a stage whose clocks begin on `on` and are known from `openedOn`; none for a final stage. */
export function tasksOnEntering(
  stage: Stage,
  rules: PinnedRules,
  on: CivilDate,
  openedOn: CivilDate = on,
): Task[] {
  const { opens }: StageRow = STAGE_TABLE[stage];
  return opens
    ? seatsOf(opens.seat, rules).map((seat) => openTask(rules, seat, opens.clock, on, openedOn))
    : [];
}

function seatsOf(opener: Opener, rules: PinnedRules): Seat[] {
  switch (opener) {
    case 'applicant':
    case 'office':
      return [opener];
    case 'firstLead':
      return [firstLead(rules)];
    case 'leads':
      return rules.leads.map((department): Seat => `department:${department}`);
  }
}

/** The seat of the lead department named first in the annex. */
export function firstLead(rules: PinnedRules): Seat {
  return `department:${rules.leads[0]}`;
}

/** Whether a task's clock is paused. */
export function isPaused(task: Pick<Task, 'pauses'>): boolean {
  return task.pauses.some((pause) => pause.to === undefined);
}

/** Returns the task with its clock paused from a day on (that day does not count); unchanged if it is paused already. */
export function stopClock(task: Task, on: CivilDate, why: PauseCause, by: string): Task {
  return isPaused(task) ? task : { ...task, pauses: [...task.pauses, { from: on, why, by }] };
}

/**
 * Returns the task with its clock resumed after a day: remaining days count from the next day, reminders from the day after
 * `today`, on which that becomes known.
 */
export function resumeClock(task: Task, rules: PinnedRules, on: CivilDate, today: CivilDate = on): Task {
  const pauses = task.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: on } : pause));
  const toldDueOn = leftOfToldDay(task, rules, on) ?? task.toldDueOn;
  return announced(recompute({ ...task, toldDueOn, pauses, reminder: undefined }, rules, today));
}

/**
 * Returns the last day of what was left, when its clock paused, of a day that was told and not counted (an applicant's, named
 * by the office or kept); undefined where the count says it all.
 */
function leftOfToldDay(task: Task, rules: PinnedRules, on: CivilDate): CivilDate | undefined {
  const { seat, toldDueOn: told, openedOn, extendedBy, clock, pauses } = task;
  const open = pauses.find((pause) => pause.to === undefined);
  if (!open || seat !== 'applicant' || told < open.from) return undefined;
  const { calendar } = rules;
  const rule = clockRuleOf(rules, clock);
  const before = pauses.filter((pause) => pause !== open);
  const period = { ...rule, length: rule.length + extendedBy };
  if (told <= lastDay(calendar, openedOn, period, before).on) return undefined;
  const unit = rule.unit === 'workingDay' ? 'workingDay' : 'calendarDay';
  const length =
    unit === 'workingDay'
      ? workingDaysBetween(calendar, addDays(open.from, -1), told)
      : daysBetween(open.from, told) + 1;
  return lastDay(calendar, on, { ...rule, unit, length }).on;
}

/** Returns the task with its one extension; the event keeps the original last day. */
export function extendTask(task: Task, rules: PinnedRules, on: CivilDate): Task {
  const extendedBy = clockRuleOf(rules, task.clock).extension;
  return announced(recompute({ ...task, extendedBy }, rules, on));
}

/**
 * Returns the task with its last day recomputed as of a day; a task whose new last day has not passed is no longer overdue.
 * The communicated date stays, and an applicant's last day never moves before it.
 */
export function recompute(task: Task, rules: PinnedRules, on: CivilDate): Task {
  const rule = clockRuleOf(rules, task.clock);
  const period: Period = { ...rule, length: rule.length + task.extendedBy };
  const { on: counted, provisional } = lastDay(rules.calendar, task.openedOn, period, task.pauses);
  const kept = task.seat === 'applicant' && counted < task.toldDueOn ? task.toldDueOn : counted;
  // A unit's period that waited for the calendar does not end on the day that the calendar comes.
  const waited = task.provisional && !provisional && task.overdue && endsByItself(task.clock);
  const dueOn =
    waited && task.seat === 'applicant' && kept <= on ? addWorkingDays(rules.calendar, on, 1) : kept;
  const late = dueOn < on;
  return {
    ...task,
    dueOn,
    ...(dueOn !== kept && { toldDueOn: dueOn }),
    provisional,
    overdue: task.overdue && late,
    escalated: late ? task.escalated : undefined,
    reminder: nextStep({ ...task, dueOn }, rules, spentThrough(task, on)),
  };
}

// A reminder that is due today and not sent yet stays due.
function spentThrough({ reminder }: Task, on: CivilDate): CivilDate {
  return reminder && reminder.day <= on ? addDays(on, -1) : on;
}

function announced(task: Task): Task {
  return { ...task, toldDueOn: task.dueOn };
}
