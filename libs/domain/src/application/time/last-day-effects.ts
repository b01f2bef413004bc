import type { ClockName } from '../../rules/rules';

/** What the end of a period brings about. Every other clock is only recorded as overdue: silence never decides. */
export const EFFECTS_OF_LAST_DAY: Partial<
  Record<ClockName, 'lapse' | 'rectificationRunsOut' | 'noticeEnds'>
> = {
  correction: 'lapse',
  rectification: 'rectificationRunsOut',
  publicNotice: 'noticeEnds',
};

/** Whether the task ends with its last day, so that it cannot become overdue. */
export function endsByItself(clock: ClockName): boolean {
  return clock in EFFECTS_OF_LAST_DAY;
}
