import { endOfDay, type Instant } from '../calendar/civil-date';
import type { PinnedRules } from '../rules/rules';
import type { Application, ClockEffect, NextClock, Task } from './application';
import type { ApplicationEvent } from './events';
import { isFinal } from './stages';
import { isPaused } from './tasks';
import { beginTurn, type Turn } from './turn';

/** What the end of a period does; every other clock is only recorded as overdue: silence never decides. */
const EFFECTS: Partial<Record<Task['clock'], ClockEffect>> = {
  correction: 'lapse',
  rectification: 'rectificationRunsOut',
  publicNotice: 'noticeEnds',
};

/** When time itself must act next (ms, programme time), or undefined: nothing runs, or all of it stands still. */
export function nextClock(app: Application): NextClock | undefined {
  let next: NextClock | undefined;
  if (isFinal(app.stage)) return next;
  for (const task of app.tasks) {
    if (isPaused(task)) continue;
    const effect = EFFECTS[task.clock] ?? 'overdue';
    if (effect === 'overdue' && task.overdue) continue;
    const at = endOfDay(task.dueOn);
    if (!next || at < next.at) next = { at, seat: task.seat, clock: task.clock, effect };
  }
  return next;
}

/**
 * Everything that time has brought up to `now` (ms, programme time), in order, each at its own moment.
 * Afterwards the next clock lies later than `now`.
 */
export function passTime(app: Application, rules: PinnedRules, now: Instant): ApplicationEvent[] {
  const events: ApplicationEvent[] = [];
  let current = app;
  for (let due = nextClock(current); due && due.at <= now; due = nextClock(current)) {
    const turn = beginTurn(current, rules, Math.max(due.at, current.lastAt), 'system');
    clockReached(turn, due);
    events.push(...turn.events);
    current = turn.app;
  }
  return events;
}

function clockReached(turn: Turn, due: NextClock): void {
  const task = turn.app.tasks.find((candidate) => candidate.seat === due.seat)!;
  switch (due.effect) {
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
