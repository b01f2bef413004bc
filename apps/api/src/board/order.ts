import { type BoardQuery, CAUSE_NAMES } from '@app/contracts';
import { columnOf } from '@app/database';
import type { Reason } from './causes';
import type { Line } from './lines';

type Sorted = Line & Reason;
type Sort = BoardQuery['sort'];

/** The place of a line in an order of the board: the rank of what is stalled, the sort key, a unique tie breaker. */
export type Place = [rank: string, key: string, tie: string];

const BROKEN = new Set(['clockPaused', 'mailBounced', 'noActiveAccount', 'noWorker', 'taskFailing']);
const NO_DAY = '9999-12-31';
const PINYIN = new Intl.Collator('zh-Hans-CN');

/** Whether a line is stalled: late, or kept from moving. */
export function isStalled({ overdue, cause }: Pick<Sorted, 'overdue' | 'cause'>): boolean {
  return overdue || BROKEN.has(cause);
}

/**
 * Returns the place of a line. Without an order what is stalled comes first, then by last day; lines without a date come
 * last.
 */
export function placeIn(line: Sorted, sort: Sort): Place {
  const tie = `${line.kind}:${line.id}:${line.seat}`;
  if (!sort) return [isStalled(line) ? '0' : '1', line.dueOn ?? NO_DAY, tie];
  return ['0', keyOf(line, columnOf(sort).column), tie];
}

/** Compares two places of one order. */
export function comparePlaces(a: Place, b: Place, sort: Sort): number {
  const order =
    compare(a[0], b[0]) || PINYIN.compare(a[1], b[1]) || compare(a[1], b[1]) || compare(a[2], b[2]);
  return sort && columnOf(sort).down ? -order : order;
}

function keyOf(line: Sorted, column: string): string {
  switch (column) {
    case 'due':
      return line.dueOn ?? NO_DAY;
    case 'matter':
      return line.unitName ?? line.number;
    case 'holder':
      return line.name;
    default:
      return CAUSE_NAMES[line.cause];
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
