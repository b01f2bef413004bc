import type { Put } from './scope';

/** A list is sorted by a column; a minus before its name: descending. */
export type SortBy<Column extends string> = Column | `-${Column}`;

/** The type of a sort key in PostgreSQL. */
export type KeyType = 'text' | 'code' | 'date' | 'int' | 'moment';

/** What a column is sorted by: SQL that is never null, and its type. */
export interface SortKey {
  sql: string;
  type: KeyType;
}

/** The last place of a page: its sort key, as text, and its tie breaker. */
export interface SortedPlace {
  key: string;
  tie: string;
}

const CASTS = {
  text: 'text COLLATE "zh-x-icu"',
  code: 'text COLLATE "C"',
  date: 'date',
  int: 'int',
  moment: 'timestamptz',
} as const;

/** SQL: the type to which a sort key that was kept as text is cast. */
export function castOf(type: KeyType): string {
  return CASTS[type];
}

/** SQL: a text in the order of a Chinese register, by pinyin. */
export function byPinyin(sql: string): SortKey {
  return { sql: `coalesce(${sql}, '') COLLATE "zh-x-icu"`, type: 'text' };
}

/** SQL: a number or code of Latin letters and digits. */
export function byCode(sql: string): SortKey {
  return { sql: `coalesce(${sql}, '') COLLATE "C"`, type: 'code' };
}

/** SQL: a day; rows without one come last. */
export function byDay(sql: string): SortKey {
  return { sql: `coalesce(${sql}, 'infinity'::date)`, type: 'date' };
}

/** SQL: a code in the order of this list of codes, which are constants of the program. */
export function byRank(sql: string, codes: readonly string[]): SortKey {
  return {
    sql: `coalesce(array_position(ARRAY[${codes.map((code) => `'${code}'`).join(', ')}]::text[], ${sql}), 0)`,
    type: 'int',
  };
}

/** Returns the column of an order and whether it is descending. */
export function columnOf<Column extends string>(sort: SortBy<Column>): { column: Column; down: boolean } {
  const down = sort.startsWith('-');
  return { column: (down ? sort.slice(1) : sort) as Column, down };
}

/**
 * Returns SQL for one page of `rows`, a query whose columns `key` and `tie` are the sort key and a unique tie breaker of
 * type `tieType`. The result has the columns of `rows` and `place`, the key as text.
 */
export function sortedPage(
  rows: string,
  {
    type,
    down,
    tieType,
    after,
    limit,
  }: { type: KeyType; down: boolean; tieType: string; after?: SortedPlace; limit: number },
  put: Put,
): string {
  const past =
    after &&
    `(p.key, p.tie) ${down ? '<' : '>'} (${put(after.key)}::${CASTS[type]}, ${put(after.tie)}::${tieType})`;
  const way = down ? 'DESC' : 'ASC';
  return `SELECT p.*, p.key::text AS place FROM (${rows}) p ${past ? `WHERE ${past}` : ''}
           ORDER BY p.key ${way}, p.tie ${way} LIMIT ${put(limit)}`;
}
