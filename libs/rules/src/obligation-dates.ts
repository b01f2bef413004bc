import { addMonths, type CivilDate } from '@app/domain';
import type { Obligation } from './schema/rule-set';

/** The number of months in one period of an obligation. */
const MONTHS = { year: 12, half: 6, quarter: 3, month: 1 } as const;

export type Every = keyof typeof MONTHS;

/** Returns the last months (1–12) of the periods of an obligation in a year. */
export function periodEnds(every: Every): number[] {
  return Array.from({ length: 12 / MONTHS[every] }, (_, i) => (i + 1) * MONTHS[every]);
}

/**
 * Returns the last day of an obligation for the period of a programme year that ends with month `lastMonth`; undefined
 * when the city sets the day.
 */
export function dueOnOf(
  { due }: Pick<Obligation, 'due'>,
  year: number,
  lastMonth: number,
): CivilDate | undefined {
  if (!due) return undefined;
  if ('on' in due) return `${year + due.yearsLater}-${due.on}`;
  return addMonths(`${year}-${twoDigits(lastMonth)}-${twoDigits(due.dayOfNextMonth)}`, 1);
}

/** Returns the name of the period that ends with month `lastMonth`: `2024`, `2024H1`, `2024Q3`, `2024-09`. */
export function periodName(every: Every, year: number, lastMonth: number): string {
  if (every === 'year') return String(year);
  if (every === 'month') return `${year}-${twoDigits(lastMonth)}`;
  return `${year}${every === 'half' ? 'H' : 'Q'}${lastMonth / MONTHS[every]}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
