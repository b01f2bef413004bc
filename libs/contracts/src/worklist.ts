import { z } from 'zod';
import * as p from './primitives';

export const taskQuery = z.strictObject({
  programmeYear: z.coerce.number('应为四位年份。').pipe(p.programmeYear).optional(),
  cursor: z.string().max(300).optional(),
  limit: p.pageLimit,
});

/** 待办: one thing that somebody is waited for. */
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
});

export const taskPage = p.page(taskItem);

export type TaskQuery = z.output<typeof taskQuery>;
export type TaskItem = z.infer<typeof taskItem>;
