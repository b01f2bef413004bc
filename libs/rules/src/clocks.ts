import { CLOCK_NAMES, type ClockName } from '@app/domain';

/** Every clock that the procedure runs, at run time. */
export const CLOCKS = Object.keys(CLOCK_NAMES) as ClockName[];
