import { z } from 'zod';
import * as p from '../primitives';
import { yearAnswer } from './commands';
import { cellItem, cityResult, person } from './parts';

export const REPORT_STATES = ['assembled', 'fixed', 'sent', 'discarded'] as const;

export const reportItem = z.object({
  id: z.string(),
  year: z.int(),
  state: z.enum(REPORT_STATES),
  stateName: z.string(),
  documentNumber: z.string().nullable(),
  date: p.civilDate.nullable(),
  dueOn: p.civilDate.nullable().describe('市级要求的日期'),
  sentOn: p.civilDate.nullable(),
  late: z.boolean(),
  cells: z.int(),
  results: z.object({
    recognised: z.int(),
    notRecognised: z.int(),
    returned: z.int().describe('已退回、离开本批次的'),
    pending: z.int(),
  }),
  assembledBy: person,
  assembledAt: z.string(),
});

export const reportCell = cellItem.extend({
  result: cityResult.nullable(),
  resultName: z.string().nullable(),
  resultOn: p.civilDate.nullable().describe('收到日期'),
  resultEnteredOn: p.civilDate.nullable().describe('登记日期'),
  reason: z.string().nullable(),
  inBatch: z.boolean().describe('false：已被市级退回，离开本批次'),
});

export const reportView = reportItem.extend({
  members: z.array(reportCell),
  actions: z.array(z.string()),
});

export const reportList = z.object({
  items: z.array(reportItem),
  reportable: z.array(cellItem).describe('可以列入批次的'),
  supplementing: z.array(cellItem).describe('市级退回、申报单位正在补充材料的'),
});

export const resultImportQuery = z.strictObject({
  preview: p.flagInQuery.optional().describe('true：只看会改变什么'),
  commandId: p.uuid.optional().describe('不是预览时必填'),
  receivedOn: p.civilDate.optional().describe('收到市级结果的日期；省略时为今天'),
});

/** 导入预览 (import preview): every change, every row without a match, and every cell that the sheet leaves open. */
export const resultImport = z.object({
  preview: z.boolean(),
  changes: z.array(
    z.object({
      line: z.int(),
      cell: z.string(),
      unit: z.string(),
      from: cityResult.nullable(),
      fromName: z.string().nullable(),
      to: cityResult,
      toName: z.string(),
      reason: z.string().nullable(),
      corrects: z.boolean().describe('已有另一结果：导入后另立更正，待确认'),
    }),
  ),
  unchanged: z.array(z.object({ line: z.int(), cell: z.string(), result: cityResult })),
  faults: z
    .array(
      z.object({
        line: z.int().nullable(),
        cell: z.string().nullable(),
        code: z.string(),
        detail: z.string(),
      }),
    )
    .describe('不能采用的行；有一行即全部不导入'),
  missing: z.array(z.string()).describe('表中没有、也还没有结果的'),
  sheet: z.string().nullable().describe('读取的工作表；文本文件为空'),
  hiddenLines: z.array(z.int()).describe('填有结果、但在表中隐藏的行'),
  answer: yearAnswer.nullable().describe('预览时为空'),
});

export type ReportItem = z.infer<typeof reportItem>;
export type ReportView = z.infer<typeof reportView>;
export type ReportList = z.infer<typeof reportList>;
export type ResultImportQuery = z.output<typeof resultImportQuery>;
export type ResultImport = z.infer<typeof resultImport>;
