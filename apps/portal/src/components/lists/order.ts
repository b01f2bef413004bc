/** The order of a list: the column's name, with a minus before it for descending; undefined: the list's own. */
export interface Order {
  value: string | undefined;
  onChange: (order: string | undefined) => void;
}

/** The part of a column that sorts; `by` is what the rows of a whole list are sorted by, null comes last. */
export interface Sorted<T> {
  sort?: string;
  by?: (row: T) => string | number | null;
}

const PINYIN = new Intl.Collator('zh-Hans-CN');

/** In which way a list is sorted by a column. */
export type Way = 'ascending' | 'descending' | undefined;

/** Returns in which way a list is sorted by this column. */
export function wayOf(sort: string, value: string | undefined): Way {
  return value === sort ? 'ascending' : value === `-${sort}` ? 'descending' : undefined;
}

/** Returns the order after a press on the heading of this column. */
export function nextOrder(sort: string, value: string | undefined): string | undefined {
  if (value === sort) return `-${sort}`;
  return value === `-${sort}` ? undefined : sort;
}

/** Returns the rows in this order; rows of equal value stay as they stand. */
export function inOrder<T>(rows: readonly T[], columns: readonly Sorted<T>[], sort: string | undefined): T[] {
  const down = sort?.startsWith('-') ?? false;
  const by = columns.find((column) => column.sort === (down ? sort!.slice(1) : sort) && column.by)?.by;
  if (!sort || !by) return [...rows];
  return [...rows].sort((a, b) => compare(by(a), by(b)) * (down ? -1 : 1));
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return typeof a === 'number' && typeof b === 'number' ? a - b : PINYIN.compare(String(a), String(b));
}
