import type { PassRule } from '../rules/rules';
import type { Marks, RubricItem } from './rubric';
import { markOf } from './sheet';

/** A section's marks out of what applies to this unit; `minimum` in per cent of `max`. */
export interface SectionScore {
  id: string;
  title: string;
  score: number;
  max: number;
  minimum?: number;
  met: boolean;
}

/** Marks of some items in tenths: whole numbers, so that sums and comparisons are exact. */
export interface Tally {
  earned: number;
  /** What could be earned: without items that do not apply, unless those bring full marks. */
  base: number;
}

/** A score out of 100 as the exact fraction reached / base. */
export interface Fraction {
  reached: number;
  base: number;
}

export function tenths(marks: number): number {
  return Math.round(marks * 10);
}

/** Adds up the SCORED items among these. */
export function tally(items: RubricItem[], marks: Marks, pass: PassRule): Tally {
  const sum: Tally = { earned: 0, base: 0 };
  for (const item of items) {
    if (item.kind !== 'SCORED') continue;
    const mark = markOf(marks, item);
    const max = tenths(item.max!);
    if (mark === 'notApplicable' && pass.notApplicable === 'rescale') continue;
    sum.base += max;
    sum.earned += typeof mark === 'number' ? tenths(mark) : max;
  }
  return sum;
}

/** BONUS marks in tenths, not more than the cap. */
export function bonusOf(items: RubricItem[], marks: Marks, cap: number): number {
  const given = items.filter((item) => item.kind === 'BONUS').map((item) => markOf(marks, item));
  const sum = given.reduce<number>((all, mark) => all + (typeof mark === 'number' ? tenths(mark) : 0), 0);
  return Math.min(sum, tenths(cap));
}

const FULL = 1000; // 100 marks in tenths

/** earned / base scaled to 100, a bonus on top, together never more than 100. */
export function fractionOf({ earned, base }: Tally, bonus: number): Fraction {
  return { reached: Math.min(earned * FULL + bonus * base, FULL * base), base: base * 10 };
}

/** Whether a score reaches a mark; equal counts. */
export function reaches({ reached, base }: Fraction, mark: number): boolean {
  return reached * 10 >= tenths(mark) * base;
}

/** The score rounded half up to one decimal, for show only. */
export function oneDecimal({ reached, base }: Fraction): number {
  return Math.floor((reached * 20 + base) / (2 * base)) / 10;
}

/** The score cut after four decimals: close enough to show on which side of a mark it lies. */
export function fourDecimals({ reached, base }: Fraction): number {
  return Math.floor((reached * 10_000) / base) / 10_000;
}
