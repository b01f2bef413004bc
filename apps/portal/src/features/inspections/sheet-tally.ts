import { ANSWER_NAMES, type CellTypeItem } from '@app/contracts';
import type { Marks } from '../../field/sheet-drafts';

export type Rubric = CellTypeItem['rubric'];
export type RubricItem = Rubric['items'][number];

/** Returns the answer to an item in words; empty without an answer. */
export function markText(mark: number | string | undefined): string {
  return typeof mark === 'number' ? `${mark} 分` : (ANSWER_NAMES[mark ?? ''] ?? '');
}

/** The interim result of one section. */
export interface SectionTally {
  id: string;
  title: string;
  items: RubricItem[];
  answered: number;
  /** The marks given so far. */
  earned: number;
  /** Full marks of the scored items, without those answered as not applicable (不适用). */
  base: number;
  /** The least that must be earned, in per cent of `base`. */
  minimum?: number;
  belowMinimum: boolean;
}

/** The interim result of a sheet. The server calculates the final result when the sheet is filed. */
export interface SheetTally {
  sections: SectionTally[];
  answered: number;
  all: number;
  missing: RubricItem[];
  /** MUST and VETO items that are not met. */
  unmet: RubricItem[];
  /** Out of 100, to one decimal; undefined before the first scored item is answered. */
  score?: number;
  bonus: number;
}

/** Adds up the answers so far. An item without an answer earns nothing but counts in `base`. */
export function tallyOf(rubric: Rubric, marks: Marks): SheetTally {
  const sections = rubric.sections.map((section) => tallySection(rubric, section, marks));
  const missing = rubric.items.filter((item) => !isAnswered(marks[item.id]));
  const earned = sum(sections.map((section) => section.earned));
  const base = sum(sections.map((section) => section.base));
  const isBegun = rubric.items.some(({ kind, id }) => kind === 'SCORED' && isAnswered(marks[id]));
  const bonuses = rubric.items.filter(({ kind }) => kind === 'BONUS').map(({ id }) => numberOf(marks[id]));
  return {
    sections,
    answered: rubric.items.length - missing.length,
    all: rubric.items.length,
    missing,
    unmet: rubric.items.filter(({ id }) => marks[id] === 'notMet'),
    score: base > 0 && isBegun ? round((earned * 100) / base) : undefined,
    bonus: Math.min(sum(bonuses), rubric.bonusCap),
  };
}

export function isAnswered(mark: number | string | undefined): boolean {
  return mark !== undefined && mark !== '';
}

function tallySection(rubric: Rubric, { id, title, minimum }: Rubric['sections'][number], marks: Marks) {
  const items = rubric.items.filter(({ section }) => section === id);
  const answered = items.filter((item) => isAnswered(marks[item.id]));
  const scored = items.filter(({ kind }) => kind === 'SCORED');
  const applying = scored.filter((item) => marks[item.id] !== 'notApplicable');
  const earned = round(sum(applying.map((item) => numberOf(marks[item.id]))));
  const base = sum(applying.map(({ max }) => max ?? 0));
  const isWhole = answered.length === items.length;
  const belowMinimum = isWhole && minimum !== undefined && earned * 100 < minimum * base;
  return { id, title, items, answered: answered.length, earned, base, minimum, belowMinimum };
}

function numberOf(mark: number | string | undefined): number {
  return typeof mark === 'number' ? mark : 0;
}

function sum(numbers: number[]): number {
  return round(numbers.reduce((all, one) => all + one, 0));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
