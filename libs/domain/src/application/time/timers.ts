import { type CivilDate, civilDateAt, endOfDay, type Instant } from '../../calendar/civil-date';
import { escalationsAt } from '../../calendar/ladder';
import { nineOn } from '../../calendar/office-hours';
import type { PinnedRules } from '../../rules/rules';
import type { Application, NextTimer, Seat, Task } from '../application';
import { effectNow } from './last-day-effects';
import type { ApplicationEvent } from '../events';
import { ladderOf, nextStep } from './reminders';
import { isFinal } from '../stages';
import { firstLead, isPaused } from '../tasks';
import { beginTransition, type Transition } from '../transition';

/**
 * Returns the next timer (ms of programme time) of those that `counts`: a reminder at 09:00 of a working day, or the end
 * of a last day. Undefined if no clock runs or all are paused.
 */
export function nextTimer(
  app: Application,
  counts: (timer: NextTimer) => boolean = () => true,
): NextTimer | undefined {
  if (isFinal(app.stage)) return undefined;
  let next: NextTimer | undefined;
  for (const task of app.tasks) {
    for (const timer of timersOf(task)) if (counts(timer) && (!next || timer.at < next.at)) next = timer;
  }
  return next;
}

function timersOf(task: Task): NextTimer[] {
  if (isPaused(task)) return [];
  const { seat, clock, dueOn, overdue, reminder } = task;
  const effect = effectNow(task);
  const timers: NextTimer[] = [];
  if (effect !== 'overdue' || !overdue) timers.push({ at: endOfDay(dueOn), seat, clock, effect });
  if (reminder) timers.push({ at: nineOn(reminder.day), seat, clock, effect: 'remind' });
  return timers;
}

/**
 * Returns the events of every timer due by `now` (ms of programme time), in order, each at its own moment. A reminder
 * whose day has passed is recorded as missed and causes no mail. Afterwards the next timer is later than `now`.
 */
export function passTime(app: Application, rules: PinnedRules, now: Instant): ApplicationEvent[] {
  const events: ApplicationEvent[] = [];
  let current = app;
  for (let due = nextTimer(current); due && due.at <= now; due = nextTimer(current)) {
    const transition = beginTransition(current, rules, Math.max(due.at, current.lastAt), 'system');
    timerReached(transition, due, civilDateAt(now));
    events.push(...transition.events);
    current = transition.app;
  }
  return events;
}

function timerReached(transition: Transition, due: NextTimer, today: CivilDate): void {
  const task = transition.app.tasks.find((candidate) => candidate.seat === due.seat)!;
  switch (due.effect) {
    case 'remind':
      return remind(transition, task, today);
    case 'overdue':
      return transition.happen({ type: 'overdue', seat: due.seat, dueOn: task.dueOn });
    case 'lapse':
      transition.happen({ type: 'lapsed' });
      return transition.enter('lapsed', task.dueOn);
    case 'rectificationRunsOut':
      transition.happen({ type: 'rectificationRanOut' });
      return transition.refuse('rectificationRanOut');
    case 'noticeEnds':
      transition.happen({ type: 'noticeEnded' });
      // An open objection holds back this unit only; the office's settlement then moves it on.
      if (transition.app.objections.every((objection) => objection.outcome !== 'open')) {
        transition.enter('naming', task.dueOn); // 24:00 of the last day belongs to that day
      }
  }
}

function remind(transition: Transition, task: Task, today: CivilDate): void {
  const { seat, dueOn, escalated } = task;
  const step = task.reminder!;
  const next = nextStep(task, transition.rules, step.day);
  transition.happen({ type: 'reminded', seat, step, next, dueOn, missed: step.day < today });
  if (step.kind !== 'late') return;
  for (const to of escalationsAt(step.days, ladderOf(task, transition.rules)!, escalated)) {
    if (to === 'head' && seat === 'applicant') continue; // a unit has no head to be notified
    transition.happen({
      type: 'escalated',
      seat,
      to,
      lateDays: step.days,
      head: headOf(seat, transition.rules),
    });
  }
}

/** Returns the seat whose head is notified; for an inspection it is the lead department named first, which files the sheet. */
function headOf(seat: Seat, rules: PinnedRules): Seat {
  return seat === 'inspection' ? firstLead(rules) : seat;
}
