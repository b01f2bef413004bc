import { z } from 'zod';
import * as p from '../primitives';
import { carryOverOrder, cellItem, cellNumber, countsFrom, person, setting } from './parts';

/** 结转建议 (carry-over proposal): the system proposes, the office decides. */
export const carryOverView = z.object({
  year: z.int(),
  toYear: z.int(),
  rulesVersion: z.string(),
  order: setting(carryOverOrder),
  baseline: z.object({ version: z.int(), value: z.int(), source: z.string(), dated: p.civilDate }),
  completed: z.int(),
  gap: z.int(),
  surplus: z.int(),
  left: z.int().describe('多余而无可结转的（本身是结转来的，不再结转）'),
  hash: z.string().describe('建议的哈希值，确认时一并提交；建议有变则拒绝'),
  moves: z.array(
    cellItem.extend({
      place: z.int().describe('顺序，从 1 起'),
      basis: z.enum(['aboveRow', 'latestOverall']),
      typeCompleted: z.int().describe('结转前本类型计入数'),
      typeTarget: z.int(),
      reason: z.string().describe('为什么是它'),
    }),
  ),
  alternatives: z
    .array(cellItem.extend({ typeCompleted: z.int(), typeTarget: z.int() }))
    .describe('可以换选的，按结转顺序'),
  canConfirm: z.boolean(),
  whyNot: z.string().nullable(),
  carried: z
    .array(
      cellItem.extend({
        baseline: z.object({ version: z.int(), value: z.int() }),
        baselineChanged: z.boolean().describe('结转之后基数已调整；结转仍然有效'),
      }),
    )
    .describe('现已计入下一年度的'),
  decisions: z.array(
    z.object({
      commandId: z.string(),
      by: person,
      at: z.string(),
      reason: z.string(),
      hash: z.string(),
      baseline: z.object({ version: z.int(), value: z.int() }),
      baselineChanged: z.boolean(),
      cells: z.array(z.string()),
      notProposed: z.array(z.string()).describe('建议之外选定的'),
      leftOut: z.array(z.string()).describe('建议之内未选的'),
      untold: z.int().describe('尚未告知的申报'),
    }),
  ),
});

/** One figure that differs. */
export const figureChange = z.object({
  year: z.int(),
  figure: z.enum(['year', 'baseline', 'total', 'type', 'department']),
  id: z.string(),
  name: z.string().describe('例如 无废学校、市级任务指标'),
  field: z.string(),
  fieldName: z.string().describe('例如 计入、尚缺、多余'),
  from: z.number(),
  to: z.number(),
});

/** Everything that would differ in a year and the next, computed by the functions that compute the present figures. */
export const differenceView = z.object({
  figures: z.array(figureChange),
  proposal: z.object({
    before: z.array(z.string()),
    after: z.array(z.string()),
    added: z.array(z.string()),
    removed: z.array(z.string()),
  }),
  shortfalls: z.array(
    z.object({
      year: z.int(),
      code: z.enum(['belowBaseline', 'belowTotal', 'belowRow']),
      id: z.string(),
      target: z.int(),
      completed: z.int(),
      gap: z.int(),
      detail: z.string(),
    }),
  ),
  carriedUnderAnotherBaseline: z.array(z.string()).describe('已结转、其后基数有变的申报编号'),
});

export const whatIfBody = z.strictObject({
  baseline: z.number().optional(),
  revoke: z.array(cellNumber).max(2000).optional().describe('假设撤销'),
  name: z.array(cellNumber).max(2000).optional().describe('假设命名的、办理中的申报'),
  recognise: z.array(cellNumber).max(2000).optional().describe('假设市级认定'),
  policy: z
    .strictObject({ countsFrom: countsFrom.optional(), carryOverOrder: carryOverOrder.optional() })
    .optional(),
});

export type CarryOverView = z.infer<typeof carryOverView>;
export type DifferenceView = z.infer<typeof differenceView>;
export type WhatIfBody = z.output<typeof whatIfBody>;
