import { enteredProse } from '@app/domain';
import { z } from 'zod';
import { differenceView } from './carry-over';
import * as p from '../primitives';
import { cellNumber, cellNumbers, cityResult, countsFrom, preview, PROGRAMME_STATUSES } from './parts';

const act = <T extends string, S extends z.core.$ZodLooseShape>(type: T, fields: S) =>
  z.strictObject({ commandId: p.uuid, type: z.literal(type), ...fields });

const resultRow = z
  .strictObject({ cell: cellNumber, result: cityResult, reason: p.note })
  .refine((row) => row.result !== 'returned' || (row.reason?.length ?? 0) >= 2, {
    path: ['reason'],
    message: '退回的须写明理由。',
  });

const cause = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('revocation'), cell: cellNumber }),
  z
    .strictObject({ type: z.literal('return'), cell: cellNumber })
    .describe('计入上年度：计入下一年度的细胞改计入其项目年度'),
  z.strictObject({
    type: z.literal('cityResults'),
    results: z
      .array(z.strictObject({ cell: cellNumber, result: cityResult }))
      .min(1, '没有选择任何细胞。')
      .max(2000, '一次不能超过 2000 个。'),
  }),
]);

/** Every act of the office on a programme year, by its `type`. */
export const yearCommandBody = z.discriminatedUnion('type', [
  act('setBaseline', {
    value: z.number().describe('正整数'),
    source: z
      .string()
      .overwrite(enteredProse)
      .max(500, '不能超过 500 个字。')
      .describe('来源，例如 市级文件'),
    dated: z.string().describe('来源的日期 YYYY-MM-DD'),
    preview,
  }),
  act('setCountsFrom', { countsFrom, reason: p.reason, preview }),
  act('assembleReport', {
    reportId: p.uuid.optional().describe('修改已组批次时填写；省略时新建，编号与 commandId 相同'),
    cells: cellNumbers('列入批次的细胞'),
    dueOn: p.civilDate
      .nullable()
      .optional()
      .describe('市级要求的报送日期；修改时省略为不变，null 为不再要求'),
  }),
  act('discardReport', { reportId: p.uuid, reason: p.note }).describe(
    '定稿之前作废；其中的细胞可列入其他批次',
  ),
  act('fixReport', { reportId: p.uuid, documentNumber: p.documentNumber, date: p.civilDate }),
  act('sendReport', { reportId: p.uuid, sentOn: p.civilDate.optional().describe('省略时为今天') }),
  act('recordCityResults', {
    reportId: p.uuid,
    results: z.array(resultRow).min(1, '没有登记任何结果。').max(2000, '一次不能超过 2000 个。'),
    receivedOn: p.civilDate.optional().describe('收到市级结果（或其文件）的日期；省略时为今天'),
    preview,
  }),
  act('confirmCarryOver', {
    hash: z.string().regex(/^[0-9a-f]{64}$/, '应为所见建议的哈希值。'),
    cells: z.array(cellNumber).max(2000, '一次不能超过 2000 个。').describe('决定结转的细胞'),
    reason: p.reason,
    preview,
  }),
  act('openAdjustment', { cause, reason: p.reason, preview }),
  act('confirmAdjustment', {
    adjustmentId: p.uuid,
    hash: z.string().regex(/^[0-9a-f]{64}$/, '应为所见更正的哈希值。'),
    reason: p.note,
  }),
  act('withdrawAdjustment', { adjustmentId: p.uuid, reason: p.reason }),
  act('returnCarriedCell', { cell: cellNumber, reason: p.reason, preview }),
  act('setShowcase', {
    cell: cellNumber,
    showcase: z.boolean().describe('评为精品细胞，或取消'),
    reason: p.reason,
  }),
  act('closeYear', { reason: p.note }),
]);

/**
 * The result of an act; every repetition of its id gets the same. A preview changes nothing and has no `seq` of its
 * own.
 */
export const yearAnswer = z.object({
  year: z.int(),
  commandId: z.string(),
  seq: z.int(),
  status: z.enum(PROGRAMME_STATUSES),
  preview: z.boolean(),
  reportId: z.string().nullable(),
  adjustmentId: z.string().nullable().describe('由此产生、待确认的更正'),
  touched: differenceView.nullable().describe('仅预览时：会改变的每一个数字'),
});

export type YearCommandBody = z.output<typeof yearCommandBody>;
export type YearAnswerView = z.infer<typeof yearAnswer>;
