import { CELL_CLOCK_NAMES, type CellClock, CLOCK_NAMES, type ClockName } from '@app/domain';

/** The names of all periods of the procedure, at run time. */
export const CLOCKS = Object.keys(CLOCK_NAMES) as ClockName[];

/** The names of all periods after naming, at run time. */
export const CELL_CLOCKS = Object.keys(CELL_CLOCK_NAMES) as CellClock[];
