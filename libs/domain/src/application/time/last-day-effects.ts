import type { ClockName } from '../../rules/rules';

/** What the end of a period's last day does by itself. */
export type LastDayEffect = 'lapse' | 'rectificationRunsOut' | 'noticeEnds';

/** The periods that end by themselves; every other one is only recorded as overdue: silence never decides. */
const EFFECTS_OF_LAST_DAY: Partial<Record<ClockName, LastDayEffect>> = {
  correction: 'lapse',
  rectification: 'rectificationRunsOut',
  publicNotice: 'noticeEnds',
};

/**
 * What the end of a task's last day does now. While the calendar of a year that it touches is not published, the day is an
 * estimate and ends nothing: it is recorded as overdue, and what the day does waits for the calendar.
 */
export function effectNow({
  clock,
  provisional,
}: {
  clock: ClockName;
  provisional: boolean;
}): LastDayEffect | 'overdue' {
  return provisional ? 'overdue' : (EFFECTS_OF_LAST_DAY[clock] ?? 'overdue');
}

/** Whether the task is over with its last day, so that nobody can be late with it. */
export function endsByItself(clock: ClockName): boolean {
  return clock in EFFECTS_OF_LAST_DAY;
}
