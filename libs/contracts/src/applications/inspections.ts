import { STAGES } from '@app/domain';
import { z } from 'zod';
import * as p from '../primitives';

export const inspectionQuery = z
  .strictObject({ from: p.civilDate, to: p.civilDate })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: '结束日期不能早于开始日期。' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 366 * 86_400_000, {
    path: ['to'],
    message: '一次最多查看一年。',
  });

/** 现场核查 of one application: day, hour, team and outcome. */
export const inspectionSummary = z.object({
  scheduledOn: z.string().nullable(),
  startsAt: z.string().nullable().describe('到场的钟点 HH:mm；没有约定时为空'),
  inspectors: z.array(z.object({ id: z.string(), name: z.string() })),
  outcome: z.string().nullable(),
  score: z.number().nullable(),
  rectificationRounds: z.int(),
  minInspectors: z.int().nullable().describe('核查组最少人数；草稿为空'),
});

/** 核查日程 (inspection agenda): one inspection that is scheduled or filed. */
export const inspectionItem = z.object({
  applicationId: z.string(),
  number: z.string(),
  cellType: z.string(),
  cellTypeName: z.string(),
  unitName: z.string(),
  address: z.string(),
  street: z.string(),
  scheduledOn: p.civilDate,
  startsAt: z.string().nullable().describe('到场的钟点 HH:mm；没有约定时为空'),
  inspectors: z.array(z.object({ id: z.string(), name: z.string() })),
  leads: z.array(z.object({ id: z.string(), name: z.string() })),
  stage: z.enum(STAGES),
  stageName: z.string(),
  outcome: z.enum(['passed', 'rectify', 'failed']).nullable().describe('尚未提交评分表时为空'),
  score: z.number().nullable(),
  dueOn: p.civilDate.nullable().describe('评分表最迟提交的日期'),
  overdue: z.boolean(),
});

export const inspectionList = z.object({
  items: z.array(inspectionItem),
  truncated: z.boolean().describe('超过 1000 项，其余未列出'),
});

export type InspectionQuery = z.output<typeof inspectionQuery>;
export type InspectionItem = z.infer<typeof inspectionItem>;
