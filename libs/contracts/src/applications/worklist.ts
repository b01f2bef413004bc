import type { ClockName } from '@app/domain';
import { z } from 'zod';
import { CLOCK_NAMES } from '../labels';
import * as p from '../primitives';

export const taskQuery = z.strictObject({
  programmeYear: z.coerce.number('应为四位年份。').pipe(p.programmeYear).optional(),
  cellType: p.cellTypeCode.optional(),
  clock: z
    .enum(Object.keys(CLOCK_NAMES) as [ClockName, ...ClockName[]])
    .optional()
    .describe('办理什么：期限的名称'),
  overdue: p.flagInQuery.optional().describe('true：已逾期的；false：未逾期的'),
  dueBy: p.civilDate.optional().describe('不晚于这一天到期的'),
  q: p.searchText.optional().describe('单位名称或申报编号'),
  sort: p.sortBy('unit', 'type', 'number', 'clock', 'due', 'opened'),
  cursor: p.cursor,
  limit: p.pageLimit,
});

/** 待办 (work list): one task of a person. */
export const taskItem = z.object({
  applicationId: z.string(),
  number: z.string(),
  unitName: z.string(),
  programmeYear: z.int(),
  cellType: z.string(),
  cellTypeName: z.string(),
  stage: z.string(),
  stageName: z.string(),
  seat: z.string(),
  name: z.string().describe('由谁办理'),
  clock: z.string(),
  clockName: z.string(),
  openedOn: p.civilDate,
  dueOn: p.civilDate,
  toldDueOn: p.civilDate,
  provisional: z.boolean(),
  overdue: z.boolean(),
  paused: z.boolean(),
  assignee: z.string().nullable(),
  daysLeft: z.int().nullable().describe('剩余工作日；负数为已逾期；停止计时时为空'),
  bulkAct: z
    .object({
      type: z.string(),
      name: z.string(),
      given: z.record(z.string(), z.unknown()).describe('这一件自己的字段，随动作一并提交'),
    })
    .nullable()
    .describe('可以与其他事项一并办理的动作；空：须逐件办理'),
});

export const taskPage = p.page(taskItem);

export type TaskQuery = z.output<typeof taskQuery>;
export type TaskItem = z.infer<typeof taskItem>;
