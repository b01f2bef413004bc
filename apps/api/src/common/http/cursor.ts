import type { KeyType } from '@app/database';
import { isCivilDate } from '@app/domain';
import { InvalidContent } from '../problems';

/** A page of a list that was asked for one row more than the page holds: that row says whether another follows. */
export function pageOf<T>(
  rows: T[],
  limit: number,
  place: (last: T) => string[],
): { rows: T[]; nextCursor: string | null } {
  if (rows.length <= limit) return { rows, nextCursor: null };
  const page = rows.slice(0, limit);
  return { rows: page, nextCursor: Buffer.from(JSON.stringify(place(page.at(-1)!))).toString('base64url') };
}

/** The parts of a cursor, each in its form. Throws InvalidContent for what was not ours. */
export function placeOf(cursor: string, forms: ((part: string) => boolean)[]): string[] {
  const parts = parse(cursor);
  const fits = (form: (part: string) => boolean, i: number) =>
    typeof parts![i] === 'string' && form(parts![i]);
  if (parts?.length === forms.length && forms.every(fits)) return parts as string[];
  throw new InvalidContent([{ parameter: 'cursor', detail: '翻页的位置已经失效，请从第一页重新开始。' }]);
}

/** A page of a sorted list; the cursor names the order, so that it serves no other. */
export function sortedPageOf<T>(
  rows: T[],
  limit: number,
  sort: string | undefined,
  place: (last: T) => string[],
): { rows: T[]; nextCursor: string | null } {
  return pageOf(rows, limit, (last) => [sort ?? '', ...place(last)]);
}

/** The key and the further parts of the cursor of a sorted list. Throws InvalidContent for what was not ours. */
export function sortedPlaceOf(
  cursor: string,
  sort: string | undefined,
  type: KeyType,
  forms: ((part: string) => boolean)[],
): string[] {
  return placeOf(cursor, [(part) => part === (sort ?? ''), KEY_FORMS[type], ...forms]).slice(1);
}

const isText = (part: string) => part.length <= 600 && !part.includes('\0');

const KEY_FORMS: Record<KeyType, (part: string) => boolean> = {
  text: isText,
  code: isText,
  date: (part) => part === 'infinity' || isDay(part),
  int: (part) => /^-?\d{1,9}$/.test(part),
  moment: (part) => isMoment(part),
};

/** The forms of a cursor's parts. */
export const isUuid = (part: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(part);
export const isDay = (part: string) => part.startsWith('2') && isCivilDate(part);
export const isSeat = (part: string) => /^[A-Za-z0-9:]{4,40}$/.test(part);
/** A timestamptz as PostgreSQL writes it in UTC. */
export const isMoment = (part: string) =>
  isDay(part.slice(0, 10)) && /^ (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?\+00$/.test(part.slice(10));

function parse(cursor: string): unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}
