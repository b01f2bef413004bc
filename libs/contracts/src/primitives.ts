import {
  enteredDocumentNumber,
  enteredEmail,
  enteredLine,
  enteredPhone,
  enteredProse,
  isCivilDate,
} from '@app/domain';
import { z } from 'zod';
import { codeFormFault, creditCodeFault, normaliseCreditCode } from './applications/credit-code';
import { documentNumberFault } from './applications/document-number';

/** One line of text, kept as `enteredLine` returns it; no line breaks. */
export function line(max: number, min = 1) {
  return z
    .string()
    .overwrite(enteredLine)
    .min(min, min > 1 ? `请至少填写 ${min} 个字。` : '此项不能为空。')
    .max(max, `不能超过 ${max} 个字。`)
    .regex(/^[^\n]*$/, '只填一行，不能换行。');
}

/** What is looked for in a list. */
export const searchText = z
  .string()
  .overwrite(enteredLine)
  .min(1, '请输入要查找的内容。')
  .max(60, '不能超过 60 个字。');

/** Text of several lines, kept as `enteredProse` returns it. */
export function prose(max: number, min = 1) {
  return z
    .string()
    .overwrite(enteredProse)
    .min(min, min > 1 ? `请至少填写 ${min} 个字。` : '此项不能为空。')
    .max(max, `不能超过 ${max} 个字。`);
}

/** 理由 (reason): required where the procedure needs one. */
export const reason = prose(2000, 2).describe('理由，2 至 2000 字');

/** 说明 (note): always optional. */
export const note = prose(2000).optional().describe('说明，不超过 2000 字');

export const uuid = z.uuid('应为 UUID。');

export const civilDate = z
  .string()
  .refine(isCivilDate, '应为真实存在的日期，格式 YYYY-MM-DD。')
  .refine((date) => date >= '2000-01-01' && date < '2100-01-01', '日期超出范围。')
  .meta({ format: 'date', description: '北京时间的日期，YYYY-MM-DD' });

/** A time of day in Shanghai, HH:mm. */
export const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '应为 24 小时制的时间，例如 09:30。')
  .meta({ description: '北京时间的钟点，HH:mm' });

export const instant = z.iso
  .datetime({ offset: true, message: '应为带时区的时间，例如 2024-09-02T09:00:00+08:00。' })
  .refine((text) => Date.parse(text) < Date.UTC(2100, 0, 1), '时间超出范围。');

/** A programme year; other numbers are refused. */
export const programmeYear = z.int('应为四位年份。').min(2000, '应为四位年份。').max(2100, '应为四位年份。');

export const cellTypeCode = z.string().regex(/^[A-Z][A-Z_]{1,31}$/, '应为细胞类型代码（大写英文字母）。');

export const departmentId = z.string().regex(/^[A-Z][A-Z0-9]{1,15}$/, '应为部门代码，例如 JXW。');

/** A seat in the procedure. */
export const seat = z
  .templateLiteral([z.enum(['applicant', 'inspection', 'office', 'time'])])
  .or(z.templateLiteral(['department:', departmentId]));

export const creditCode = z
  .string()
  .transform(normaliseCreditCode)
  .superRefine((code, context) => {
    const fault = creditCodeFault(code);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .meta({ description: '统一社会信用代码（GB 32100），18 位，可小写' });

/** A code whose check character may be wrong; whoever takes it asks for a confirmation. */
export const creditCodeAsTyped = z
  .string()
  .transform(normaliseCreditCode)
  .superRefine((code, context) => {
    const fault = codeFormFault(code);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .meta({ description: '统一社会信用代码（GB 32100），18 位，可小写' });

export const documentNumber = z
  .string()
  .overwrite(enteredDocumentNumber)
  .superRefine((text, context) => {
    const fault = documentNumberFault(text);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .meta({ description: '发文字号，例如 某区无废办〔2024〕23号' });

/** A mainland mobile or landline number, kept as `enteredPhone` returns it. */
export const phone = z
  .string()
  .overwrite(enteredPhone)
  .regex(
    /^(?:1[3-9]\d{9}|0\d{2,3}-[2-9]\d{6,7}(?:-\d{1,6})?)$/,
    '请填一个号码：11 位手机号码，或带区号的固定电话。',
  );

/** One plain address, which cannot contain a second recipient or a header. */
export const email = z
  .string()
  .overwrite(enteredEmail)
  .max(254, '电子邮箱过长。')
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
    '应为一个电子邮箱地址，例如 name@example.cn。',
  )
  .refine((text) => !text.includes('..'), '应为一个电子邮箱地址，例如 name@example.cn。');

export const pageLimit = z.coerce
  .number('应为整数。')
  .int('应为整数。')
  .min(1, '至少为 1。')
  .max(200, '至多为 200。')
  .default(50);

/** Where the next page of a list begins, as the page before answered it. */
export const cursor = z.string().max(2500).optional();

/** The order of a list: one of these columns; a minus before it: descending. */
export function sortBy<const C extends string>(...columns: C[]) {
  return z
    .enum([...columns, ...columns.map((column) => `-${column}` as const)] as [C, ...(C | `-${C}`)[]])
    .optional()
    .describe('排序的列；前面加减号为降序');
}

export const flagInQuery = z
  .enum(['true', 'false'], '应为 true 或 false。')
  .transform((text) => text === 'true');

/** A page of a list, with the cursor of the next page or null at the end. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
