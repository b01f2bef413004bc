import type { DraftValues, RubricItem } from './draft-values';

/** Whether an item is answered with marks; any other one with met or not met. */
export function isMarked({ kind }: Pick<RubricItem, 'kind'>): boolean {
  return kind === 'SCORED' || kind === 'BONUS';
}

/** Whether a self-score holds an answer to an item. */
export function isAnswered(value: number | string | null | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** Returns the marks of a self-score, to one decimal; bonus marks count up to `bonusCap`. */
export function totalOf(
  items: readonly Pick<RubricItem, 'id' | 'kind'>[],
  marks: DraftValues['selfScore'],
  bonusCap: number,
): number {
  const sum = (kind: RubricItem['kind']) =>
    items
      .filter((item) => item.kind === kind)
      .reduce((total, { id }) => total + (typeof marks[id] === 'number' ? marks[id] : 0), 0);
  return Math.round((sum('SCORED') + Math.min(sum('BONUS'), bonusCap)) * 10) / 10;
}
