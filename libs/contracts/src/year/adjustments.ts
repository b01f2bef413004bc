import { z } from 'zod';
import { differenceView } from './carry-over';
import { cellItem, cityResult, person } from './parts';

export const ADJUSTMENT_STATES = ['open', 'confirmed', 'withdrawn'] as const;

export const adjustmentItem = z.object({
  id: z.string(),
  year: z.int(),
  state: z.enum(ADJUSTMENT_STATES),
  stateName: z.string(),
  cause: z.object({
    type: z.enum(['revocation', 'cityResults', 'return']),
    name: z.string(),
    cells: z.array(cellItem.extend({ result: cityResult.nullable() })),
  }),
  reason: z.string(),
  openedBy: person,
  openedAt: z.string(),
  settledBy: person.nullable(),
  settledAt: z.string().nullable(),
  hash: z.string().describe('所列数字的哈希值，确认时一并提交'),
  touched: differenceView.describe('两个年度中会改变（已改变）的每一个数字'),
  mayReturn: z.array(cellItem).describe('本年度因此不足时，可以退回的已结转细胞'),
  appealing: z
    .array(cellItem.extend({ cellId: z.string(), until: z.string().describe('申诉期或复核的最后一日') }))
    .describe('要撤销而申诉期未满或申诉正在复核的细胞'),
  actions: z.array(z.string()),
});

export const adjustmentList = z.object({ items: z.array(adjustmentItem) });

export type AdjustmentItem = z.infer<typeof adjustmentItem>;
