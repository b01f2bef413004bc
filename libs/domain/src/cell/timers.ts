import { type CivilDate, civilDateAt, endOfDay, type Instant } from '../calendar/civil-date';
import { escalationsAt, nextRung, type ReminderStep } from '../calendar/ladder';
import { nineOn } from '../calendar/office-hours';
import type { Cell, CellRules, CellTask } from './cell';
import { checkingSeat, CELL_PERIODS_THAT_END, openCellTask } from './dates';
import type { CellEvent, CellEventBody } from './events';
import { evolveCell } from './evolve';

/** The next timer of a cell: when, and what it brings. */
export interface NextCellTimer {
  at: Instant;
  effect: 'openRecheck' | 'remind' | 'overdue' | 'rectificationRunsOut' | 'appealPeriodEnds';
}

/** Returns the next timer (ms of programme time) of those that `counts`; undefined if the cell has not begun or has ended. */
export function nextCellTimer(
  cell: Cell,
  rules: CellRules,
  counts: (timer: NextCellTimer) => boolean = () => true,
): NextCellTimer | undefined {
  const timers = timersOf(cell, rules).filter(counts);
  return timers.reduce<NextCellTimer | undefined>(
    (next, timer) => (next && next.at <= timer.at ? next : timer),
    undefined,
  );
}

// Of two timers at the same moment, the end of the last day comes first.
function timersOf(cell: Cell, rules: CellRules): NextCellTimer[] {
  const { stage, task, recheckOn } = cell;
  if (cell.seq === 0 || stage === 'ended') return [];
  if (stage === 'standing') return recheckOn ? [{ at: nineOn(recheckOn), effect: 'openRecheck' }] : [];
  if (!task) return [];
  const end = lastDayOf(task);
  const step = rungOf(task, rules);
  return [...(end ? [end] : []), ...(step ? [{ at: nineOn(step.day), effect: 'remind' as const }] : [])];
}

/** Returns the events of every timer due by `now` (ms of programme time); afterwards the next timer is later than `now`. */
export function passCellTime(cell: Cell, rules: CellRules, now: Instant): CellEvent[] {
  const events: CellEvent[] = [];
  let current = cell;
  for (let due = nextCellTimer(current, rules); due && due.at <= now; due = nextCellTimer(current, rules)) {
    const at = Math.max(due.at, current.lastAt);
    for (const body of reached(current, rules, due, civilDateAt(at), civilDateAt(now))) {
      const event: CellEvent = { ...body, seq: current.seq + 1, at, by: 'system' };
      current = evolveCell(current, event);
      events.push(event);
    }
  }
  return events;
}

/**
 * What the last day of the task brings; undefined when it is past already. While the calendar of a year that it touches is
 * not published, the day is an estimate and ends nothing: it is recorded as overdue, and what the day does waits.
 */
function lastDayOf({ clock, dueOn, overdue, provisional }: CellTask): NextCellTimer | undefined {
  const at = endOfDay(dueOn);
  const effect = provisional ? undefined : CELL_PERIODS_THAT_END[clock];
  if (effect) return { at, effect };
  return overdue ? undefined : { at, effect: 'overdue' };
}

function rungOf(task: CellTask, { clocks, ladders, calendar }: CellRules): ReminderStep | undefined {
  const { ladder } = clocks[task.clock];
  if (ladder === undefined) return undefined;
  return nextRung(task, ladders[ladder]!, calendar, task.clock !== 'cellRectification');
}

// `on` is the day on which the timer was due, from which the next period counts; `today` is the day on which it is handled.
function reached(
  cell: Cell,
  rules: CellRules,
  { effect }: NextCellTimer,
  on: CivilDate,
  today: CivilDate,
): CellEventBody[] {
  switch (effect) {
    case 'openRecheck': {
      const task = openCellTask(rules, checkingSeat(rules), 'recheck', on);
      return [{ type: 'checkOpened', kind: 'recheck', no: cell.checks + 1, assigned: [], task }];
    }
    case 'rectificationRunsOut':
      return [
        {
          type: 'rectificationRanOut',
          task: openCellTask(rules, checkingSeat(rules), 'cellReinspection', on),
        },
      ];
    case 'appealPeriodEnds': {
      const task = cell.revocation?.revokedOn ? undefined : openCellTask(rules, 'office', 'delisting', on);
      return [{ type: 'appealPeriodEnded', task }];
    }
    case 'overdue':
      return [{ type: 'overdue', seat: cell.task!.seat, dueOn: cell.task!.dueOn }];
    case 'remind':
      return reminded(cell.task!, rules, today);
  }
}

function reminded(task: CellTask, rules: CellRules, today: CivilDate): CellEventBody[] {
  const { seat, dueOn, escalated } = task;
  const step = rungOf(task, rules)!;
  const events: CellEventBody[] = [{ type: 'reminded', seat, step, dueOn, missed: step.day < today }];
  if (step.kind !== 'late' || seat === 'applicant') return events;
  const ladder = rules.ladders[rules.clocks[task.clock].ladder!]!;
  for (const to of escalationsAt(step.days, ladder, escalated)) {
    events.push({ type: 'escalated', seat, to, lateDays: step.days });
  }
  return events;
}
