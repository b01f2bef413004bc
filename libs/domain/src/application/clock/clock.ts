import { type CivilDate, civilDateAt, endOfDay, type Instant } from '../../calendar/civil-date';
import { escalationsAt } from '../../calendar/ladder';
import { nineOn } from '../../calendar/office-hours';
import type { PinnedRules } from '../../rules/rules';
import type { Application, NextClock, Seat, Task } from '../application';
import { EFFECTS } from './clock-effects';
import type { ApplicationEvent } from '../events';
import { ladderOf, nextStep } from './reminders';
import { isFinal } from '../stages';
import { firstLead, isPaused } from '../tasks';
import { beginTurn, type Turn } from '../turn';

/**
 * When time itself must act next (ms, programme time), on which task, and how: a reminder at 09:00 of a working day, or
 * the end of a last day. Undefined: nothing runs, or all of it stands still.
 */
export function nextClock(app: Application): NextClock | undefined {
  if (isFinal(app.stage)) return undefined;
  let next: NextClock | undefined;
  for (const task of app.tasks) {
    for (const clock of clocksOf(task)) if (!next || clock.at < next.at) next = clock;
  }
  return next;
}

function clocksOf(task: Task): NextClock[] {
  if (isPaused(task)) return [];
  const { seat, clock, dueOn, overdue, reminder } = task;
  const effect = EFFECTS[clock] ?? 'overdue';
  const clocks: NextClock[] = [];
  if (effect !== 'overdue' || !overdue) clocks.push({ at: endOfDay(dueOn), seat, clock, effect });
  if (reminder) clocks.push({ at: nineOn(reminder.day), seat, clock, effect: 'remind' });
  return clocks;
}

/**
 * Everything that time has brought up to `now` (ms, programme time), in order, each at its own moment.
 * A rung of a ladder whose day is over by now is recorded as missed: nobody is written to. Afterwards the next clock
 * lies later than `now`.
 */
export function passTime(app: Application, rules: PinnedRules, now: Instant): ApplicationEvent[] {
  const events: ApplicationEvent[] = [];
  let current = app;
  for (let due = nextClock(current); due && due.at <= now; due = nextClock(current)) {
    const turn = beginTurn(current, rules, Math.max(due.at, current.lastAt), 'system');
    clockReached(turn, due, civilDateAt(now));
    events.push(...turn.events);
    current = turn.app;
  }
  return events;
}

function clockReached(turn: Turn, due: NextClock, today: CivilDate): void {
  const task = turn.app.tasks.find((candidate) => candidate.seat === due.seat)!;
  switch (due.effect) {
    case 'remind':
      return remind(turn, task, today);
    case 'overdue':
      return turn.happen({ type: 'overdue', seat: due.seat, dueOn: task.dueOn });
    case 'lapse':
      turn.happen({ type: 'lapsed' });
      return turn.enter('lapsed', task.dueOn);
    case 'rectificationRunsOut':
      turn.happen({ type: 'rectificationRanOut' });
      return turn.refuse('rectificationRanOut');
    case 'noticeEnds':
      turn.happen({ type: 'noticeEnded' });
      // An open objection holds back this unit alone; the office's settling then leads on.
      if (turn.app.objections.every((objection) => objection.outcome !== 'open')) {
        turn.enter('naming', task.dueOn); // 24:00 of the last day belongs to that day
      }
  }
}

function remind(turn: Turn, task: Task, today: CivilDate): void {
  const { seat, dueOn, escalated } = task;
  const step = task.reminder!;
  const next = nextStep(task, turn.rules, step.day);
  turn.happen({ type: 'reminded', seat, step, next, dueOn, missed: step.day < today });
  if (step.kind !== 'late') return;
  for (const to of escalationsAt(step.days, ladderOf(task, turn.rules)!, escalated)) {
    turn.happen({ type: 'escalated', seat, to, lateDays: step.days, head: headOf(seat, turn.rules) });
  }
}

/** Whose head is told: an inspection's sheet is filed by the lead department named first. */
function headOf(seat: Seat, rules: PinnedRules): Seat {
  return seat === 'inspection' ? firstLead(rules) : seat;
}
