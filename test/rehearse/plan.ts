import { addDays, type CivilDate } from '@app/domain';

/** What the office does on the first working day from `on`. */
export type OfficeAct = { on: CivilDate; year: number } & (
  | { type: 'publishCalendar' | 'openYear' | 'setBaseline' | 'carryOver' | 'closeYear' }
  | { type: 'setIndexDay'; half: 1 | 2 }
  | { type: 'orderSpotCheck' | 'revokeCarried' | 'mergeDepartments' }
);

/** An act of the office, or the units of a year apply. */
export type PlannedAct = OfficeAct | { on: CivilDate; year: number; type: 'apply' };

/** A rehearsal: its programme years, its last day, and what the office does in between, earliest first. */
export interface Plan {
  years: number[];
  until: CivilDate;
  /** Applications per type and year. */
  perType: number;
  acts: PlannedAct[];
}

export const FIRST_YEAR = 2024;
export const MOST_YEARS = 3;
/** Working days are known up to this year; the office publishes those of the years after it. */
const LAST_KNOWN_CALENDAR = 2026;

/**
 * Plans a rehearsal of `years` programme years from 2024. One year ends on 6 May 2025 and has no act of the office but
 * those that tasks ask for; several years end on 31 March after the last. Throws RangeError.
 */
export function planOf(years: number, perType = years === 1 ? 3 : 4): Plan {
  if (!Number.isInteger(years) || years < 1 || years > MOST_YEARS) {
    throw new RangeError(`只能演练 1 至 ${MOST_YEARS} 个年度。`);
  }
  if (!Number.isInteger(perType) || perType < 1) throw new RangeError('每类申报数应为正整数。');
  const all = Array.from({ length: years }, (_, i) => FIRST_YEAR + i);
  const first: PlannedAct = { on: `${FIRST_YEAR}-08-28`, type: 'apply', year: FIRST_YEAR };
  if (years === 1) return { years: all, until: '2025-05-06', perType, acts: [first] };
  const merger: PlannedAct = { on: '2025-05-12', type: 'mergeDepartments', year: 2025 };
  const acts = [first, merger, ...all.flatMap((year) => actsOf(year)), ...revocationsOf(years)];
  const until = `${FIRST_YEAR + years}-03-31`;
  return {
    ...{ years: all, until, perType },
    acts: acts.filter(({ on }) => on <= until).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  };
}

/** The acts that belong to every programme year; the first one is open from the beginning. */
function actsOf(year: number): PlannedAct[] {
  const opened = `${year}-03-03`;
  return [
    ...(year === FIRST_YEAR
      ? []
      : ([
          { on: opened, type: 'openYear', year },
          { on: addDays(opened, 7), type: 'apply', year },
          { on: `${year}-07-15`, type: 'setIndexDay', year, half: 1 },
        ] as const)),
    ...(year < LAST_KNOWN_CALENDAR
      ? []
      : ([{ on: `${year}-11-16`, type: 'publishCalendar', year: year + 1 }] as const)),
    { on: `${year}-12-20`, type: 'setBaseline', year },
    { on: `${year + 1}-01-15`, type: 'setIndexDay', year, half: 2 },
    { on: `${year + 1}-01-20`, type: 'carryOver', year },
    { on: `${year + 1}-07-20`, type: 'closeYear', year },
  ];
}

/** Two revocations: one after a spot check with its appeal period, one by a correction of a carried cell. */
function revocationsOf(years: number): PlannedAct[] {
  return [
    { on: '2025-09-10', type: 'orderSpotCheck', year: 2024 },
    { on: years > 2 ? '2026-06-10' : '2025-06-10', type: 'revokeCarried', year: years > 2 ? 2025 : 2024 },
  ];
}

/** Splits off what is to be done by a day. */
export function dueBy(acts: readonly PlannedAct[], day: CivilDate): [now: PlannedAct[], later: PlannedAct[]] {
  const first = acts.findIndex(({ on }) => on > day);
  return first < 0 ? [[...acts], []] : [acts.slice(0, first), acts.slice(first)];
}
