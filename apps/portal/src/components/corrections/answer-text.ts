import type { CellTypeItem } from '@app/contracts';

/** A question of the application form; one with choices has their names. */
export type AnsweredField = CellTypeItem['form'][number] & { choices?: { value: string; name: string }[] };

/** Returns an answer of the application form in words; empty without an answer. */
export function answerText(field: AnsweredField, answer: unknown): string {
  if (answer === undefined || answer === null) return '';
  if (typeof answer === 'boolean') return answer ? '是' : '否';
  return field.choices?.find(({ value }) => value === answer)?.name ?? String(answer);
}
