import { BASIS_NAMES, isCivilDate } from '@app/domain';
import { z } from 'zod';

/** Gives a field its Chinese name, which the JSON Schema states as `title` and the page of a draft shows. */
export function named<T extends z.ZodType>(title: string, schema: T): T {
  return schema.meta({ title });
}

/** An enumeration whose values have Chinese words; the JSON Schema states them as `x-labels`. */
export function worded<const K extends string>(title: string, labels: Record<K, string>) {
  return z.enum(Object.keys(labels) as [K, ...K[]]).meta({ title, 'x-labels': labels });
}

export const basis = worded('依据', BASIS_NAMES);
export const text = z.string().min(1, '请填写。');
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9@._-]{0,63}$/, '编号应由字母、数字和 @ . _ - 组成，最多 64 个字符。');
export const code = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,39}$/, '代码应由大写字母、数字和下划线组成，以字母开头。');
/** The code of a type, as paths and commands accept it. */
export const cellTypeCode = z
  .string()
  .regex(/^[A-Z][A-Z_]{1,31}$/, '类型代码应由 2 至 32 个大写字母和下划线组成，以字母开头。');
/** The code of a department, as accounts and seats accept it. */
export const departmentId = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,15}$/, '部门代码应由 2 至 16 个大写字母和数字组成，以字母开头。');
export const count = z.int().min(0, '不能为负数。');
export const civilDate = z
  .string()
  .refine(isCivilDate, '请填写真实存在的日期，例如 2025-03-01。')
  .meta({ format: 'date' });

export const monthDay = z.string().regex(/^\d{2}-\d{2}$/, '应为“月-日”，例如 04-30。');

/** Marks: not negative, at most one decimal. */
export const marks = z
  .number()
  .min(0, '不能为负数。')
  .refine((mark) => Math.round(mark * 10) / 10 === mark, '最多一位小数');

/** A value with its basis, as the settings page shows it. */
export function setting<T extends z.ZodType>(value: T) {
  return z.strictObject({
    name: named('名称', text),
    value: named('内容', value),
    basis,
    note: named('说明', text).optional(),
  });
}
