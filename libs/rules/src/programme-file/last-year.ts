import { entriesOf } from '../change';

/** A text of a draft that is as it was last year and names a year up to that of the draft. */
export interface OldSentence {
  /** JSON pointer into the parts, list entries by their id. */
  path: string;
  text: string;
}

/** The parts whose texts are quoted from, or made for, the circular of one year. */
const PARTS = ['carryOver', 'tasks', 'indicators', 'deadlines'];

/**
 * Returns the texts of a draft that somebody must look at: they are those of the year before, word for word, and name a year
 * (2024年), up to the one after (延至2025年考核). No faults: a text may be right as it is.
 */
export function sentencesOfLastYear(
  before: { programmeYear: number } & object,
  parts: Record<string, unknown>,
): OldSentence[] {
  const known = before as Record<string, unknown>;
  return PARTS.flatMap((part) =>
    sameSentences(known[part], parts[part], `/${part}`, before.programmeYear + 1),
  );
}

function sameSentences(before: unknown, now: unknown, path: string, year: number): OldSentence[] {
  if (typeof now === 'string')
    return now === before && namesAYearUpTo(now, year) ? [{ path, text: now }] : [];
  if (!isObject(now) || !isObject(before)) return [];
  const known = entriesOf(before);
  return [...entriesOf(now)].flatMap(([key, one]) =>
    sameSentences(known.get(key), one, `${path}/${key}`, year),
  );
}

function namesAYearUpTo(text: string, year: number): boolean {
  return [...text.matchAll(/(?<!\d)(20\d{2})年/g)].some(([, named]) => Number(named) <= year);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
