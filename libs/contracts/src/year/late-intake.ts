import { enteredCode } from '@app/domain';
import { z } from 'zod';
import * as p from '../primitives';

/** 准予逾期申报: one account, one type, until a day. */
export const lateIntakeBody = z.strictObject({
  login: z.string().overwrite(enteredCode).min(1, '此项不能为空。').max(64, '过长。').describe('申报账号'),
  cellType: p.cellTypeCode,
  until: p.civilDate.describe('可以提交到哪一天，当天有效'),
  reason: p.reason,
});

export const lateIntakeItem = z.object({
  year: z.int(),
  cellType: z.string(),
  cellTypeName: z.string(),
  login: z.string(),
  applicant: z.string(),
  until: p.civilDate,
  reason: z.string(),
  allowedBy: z.string(),
  at: z.string(),
});

/** By which permission a case came in after the last day of intake. */
export const lateIntakeOfCase = z
  .object({ until: p.civilDate, reason: z.string(), at: z.string() })
  .nullable()
  .describe('申报截止后经区无废办同意补报的理由；按期申报的为空');

const days = { opens: p.civilDate.nullable(), closes: p.civilDate.nullable() };

export const lateIntakeList = z.object({
  year: z.int(),
  intake: z
    .array(z.object({ cellType: z.string(), cellTypeName: z.string(), ...days }))
    .describe('各类型的申报起止'),
  items: z.array(lateIntakeItem).describe('新的在前；同一账号、同一类型以最新一次为准'),
});

export type LateIntakeBody = z.output<typeof lateIntakeBody>;
export type LateIntakeList = z.infer<typeof lateIntakeList>;
