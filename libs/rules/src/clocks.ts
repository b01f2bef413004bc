import { CLOCK_NAMES, type ClockName } from '@app/domain';

/** The names of all periods of the procedure, at run time. */
export const CLOCKS = Object.keys(CLOCK_NAMES) as ClockName[];
