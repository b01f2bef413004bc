import { addMonths, type CivilDate, civilDateAt, daysBetween } from '../../calendar/civil-date';
import type { YearLedger } from './ledger';

/** The figure of a year at the end of a day on which it changed; `day` counts from the first day, which is 0. */
export interface CoursePoint {
  on: CivilDate;
  day: number;
  counted: number;
}

/** How the figure of an assessment year came about. */
export interface YearCourse {
  from: CivilDate;
  until: CivilDate;
  /** Number of the last day, where `from` is 0. */
  length: number;
  /** Number of the present day, at most `length`. */
  today: number;
  points: CoursePoint[];
  /** By calendar month up to the present one; `added` may be negative. */
  months: { month: string; added: number; counted: number }[];
  /** The figure at the end of the year if it goes on at the pace so far; null in the first four weeks and after the end. */
  projected: number | null;
}

const WEEKS_FOR_A_PACE = 28;

/** Returns the course of a year from the day on which it was opened to 31 December, or to a later entry. */
export function courseOf(
  ledger: YearLedger,
  year: number,
  openedOn: CivilDate,
  today: CivilDate,
): YearCourse {
  const entries = ledger.entries
    .filter((entry) => entry.year === year)
    .map(({ at, delta }) => ({ on: civilDateAt(at), delta }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const from = [openedOn, ...entries.slice(0, 1).map(({ on }) => on)].sort()[0]!;
  const until = [`${year}-12-31`, ...entries.slice(-1).map(({ on }) => on)].sort().at(-1)!;
  const counts = new Map<CivilDate, number>([[from, 0]]);
  let counted = 0;
  for (const { on, delta } of entries) counts.set(on, (counted += delta));
  const points = [...counts].map(([on, count]) => ({ on, day: daysBetween(from, on), counted: count }));
  const length = daysBetween(from, until);
  const elapsed = Math.min(length, Math.max(0, daysBetween(from, today)));
  const left = length - elapsed;
  return {
    from,
    until,
    length,
    today: elapsed,
    points,
    months: monthsOf(points, from, today < until ? today : until),
    projected:
      elapsed < WEEKS_FOR_A_PACE || left === 0 ? null : counted + Math.round((counted / elapsed) * left),
  };
}

function monthsOf(points: readonly CoursePoint[], from: CivilDate, to: CivilDate): YearCourse['months'] {
  const months: YearCourse['months'] = [];
  let before = 0;
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = addMonths(first, 1)) {
    const month = first.slice(0, 7);
    const counted = points.filter(({ on }) => on.slice(0, 7) <= month).at(-1)?.counted ?? before;
    months.push({ month, added: counted - before, counted });
    before = counted;
  }
  return months;
}
