import { addMonths, type CivilDate } from '../calendar/civil-date';
import { addWorkingDays, allPublished, lastDay, nextWorkingDay } from '../calendar/working-days';
import type { CellClock, CellRules, CellSeat, CellTask } from './cell';
import type { RecheckDay } from './events';

/** The periods of a unit that end by themselves, with what the end of their last day brings. */
export const CELL_PERIODS_THAT_END: Partial<Record<CellClock, 'rectificationRunsOut' | 'appealPeriodEnds'>> =
  {
    cellRectification: 'rectificationRunsOut',
    appeal: 'appealPeriodEnds',
  };

/** Returns a task whose period begins with an act on `on`; that day itself does not count. */
export function openCellTask(rules: CellRules, seat: CellSeat, clock: CellClock, on: CivilDate): CellTask {
  const { on: dueOn, provisional } = lastDay(rules.calendar, on, rules.clocks[clock]);
  return {
    seat,
    clock,
    openedOn: on,
    dueOn,
    toldDueOn: dueOn,
    provisional,
    remindedThrough: on,
    overdue: false,
  };
}

/** The seat of the lead department named first, which checks. */
export function checkingSeat({ leads }: CellRules): CellSeat {
  return `department:${leads[0]}`;
}

/**
 * Returns the day on which the next 动态复核 opens: the period of the rules after `from`, on a working day, and never
 * before `today`.
 */
export function nextRecheck(rules: CellRules, from: CivilDate, today: CivilDate): RecheckDay {
  const counted = addMonths(from, 12 * rules.recheckYears);
  return { ...onWorkingDay(rules, counted < today ? today : counted), from };
}

/** Returns the first working day from a day on. */
export function onWorkingDay({ calendar }: CellRules, day: CivilDate): RecheckDay {
  const recheckOn = nextWorkingDay(calendar, day);
  return { recheckOn, provisional: !allPublished(calendar, day, recheckOn) };
}

/**
 * Returns the task with its last day recomputed as of a day. The communicated day stays, and a last day of the unit never
 * moves before it; one that waited for the calendar does not end on the day that the calendar comes.
 */
export function recomputedTask(task: CellTask, rules: CellRules, today: CivilDate): CellTask {
  const { on, provisional } = lastDay(rules.calendar, task.openedOn, rules.clocks[task.clock]);
  const forUnit = task.seat === 'applicant' || task.clock === 'appeal';
  const kept = forUnit && on < task.toldDueOn ? task.toldDueOn : on;
  const waited = task.provisional && !provisional && task.overdue && task.clock in CELL_PERIODS_THAT_END;
  const dueOn = waited && kept <= today ? addWorkingDays(rules.calendar, today, 1) : kept;
  const late = dueOn < today;
  return {
    ...task,
    dueOn,
    ...(dueOn !== kept && { toldDueOn: dueOn }),
    provisional,
    overdue: task.overdue && late,
    escalated: late ? task.escalated : undefined,
  };
}
