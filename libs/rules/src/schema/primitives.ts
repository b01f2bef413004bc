import { isCivilDate } from '@app/domain';
import { z } from 'zod';

export const basis = z.enum(['notice', 'law', 'analogy', 'assumed']);
export const text = z.string().min(1);
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9@._-]{0,63}$/);
export const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/);
export const count = z.int().min(0);
export const civilDate = z.string().refine(isCivilDate, '不是真实存在的日期');

export const monthDay = z.string().regex(/^\d{2}-\d{2}$/);

/** Marks: not negative, at most one decimal. */
export const marks = z
  .number()
  .min(0)
  .refine((mark) => Math.round(mark * 10) / 10 === mark, '最多一位小数');

/** A value with its basis, as the settings page shows it. */
export function setting<T extends z.ZodType>(value: T) {
  return z.strictObject({ name: text, value, basis, note: text.optional() });
}
