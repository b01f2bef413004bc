import { z } from 'zod';
import * as p from '../primitives';

/** Why an application or obligation does not progress: whom it waits for, what pauses its period, or what is broken. */
export const CAUSES = [
  'waitingForApplicant',
  'waitingForDepartment',
  'waitingForInspection',
  'waitingForOffice',
  'waitingForCity',
  'waitingForCalendar',
  'noticeRunning',
  'clockPaused',
  'mailBounced',
  'noActiveAccount',
  'noWorker',
  'taskFailing',
] as const;

export const LEVELS = ['red', 'yellow', 'none'] as const;

export const boardQuery = z.strictObject({
  cause: z.enum(CAUSES).optional(),
  department: p.departmentId.optional(),
  cellType: p.cellTypeCode.optional(),
  kind: z.enum(['application', 'obligation', 'cell']).optional(),
  level: z.enum(LEVELS).optional(),
  street: p.line(60).optional().describe('镇街'),
  dueFrom: p.civilDate.optional().describe('期限不早于这一天；没有期限的不列'),
  dueTo: p.civilDate.optional().describe('期限不晚于这一天；没有期限的不列'),
  stalled: p.flagInQuery.optional().describe('true：逾期、停止计时或另有原因而不动的'),
  programmeYear: z.coerce.number('应为四位年份。').pipe(p.programmeYear).optional(),
  sort: p.sortBy('due', 'matter', 'holder', 'cause'),
  cursor: p.cursor,
  limit: p.pageLimit,
});

/** 督办 (supervision): one task of an open application or obligation, with whom it waits for and why. */
export const boardItem = z.object({
  kind: z.enum(['application', 'obligation', 'cell']),
  applicationId: z.string().nullable(),
  obligationId: z.string().nullable(),
  cellId: z.string().nullable().describe('已命名细胞'),
  number: z.string().describe('申报编号，或任务名称'),
  unitName: z.string().nullable(),
  programmeYear: z.int(),
  cellType: z.string().nullable(),
  cellTypeName: z.string().nullable(),
  stage: z.string().nullable(),
  stageName: z.string(),
  seat: z.string(),
  name: z.string().describe('由谁办理'),
  parts: z
    .array(z.object({ seat: z.string(), name: z.string() }))
    .describe('同一任务、同一期限尚未填报的各部门，合为一行；其他各行为空'),
  clock: z.string().nullable(),
  clockName: z.string(),
  openedOn: p.civilDate,
  dueOn: p.civilDate.nullable(),
  toldDueOn: p.civilDate.nullable(),
  provisional: z.boolean(),
  overdue: z.boolean(),
  paused: z.boolean(),
  assignee: z.string().nullable(),
  escalated: z.enum(['head', 'office']).nullable(),
  street: z.string().nullable().describe('单位所在镇街；定期任务没有'),
  urged: z
    .object({ day: p.civilDate, at: z.string().nullable(), byName: z.string().nullable() })
    .nullable()
    .describe('最近一次催办：算在哪个工作日，何时、由谁发出'),
  daysInStage: z.int().describe('进入本环节以来的自然日'),
  countedDays: z.int().describe('已计的工作日（不含休息日和停止计时的日子）'),
  daysLeft: z.int().nullable().describe('剩余工作日；负数为已逾期'),
  level: z.enum(LEVELS),
  cause: z.enum(CAUSES),
  causeName: z.string().describe('停滞原因'),
  nextStep: z.string().describe('下一步'),
});

const count = z.object({ id: z.string(), name: z.string(), count: z.int() });

/** A page of the board. The counts cover all rows that match the filters. */
export const boardPage = p.page(boardItem).extend({
  today: p.civilDate,
  total: z.int(),
  thresholds: z.object({
    yellowDays: z.int().describe('剩余工作日不多于此数：黄'),
    redDays: z.int().describe('不多于此数：红；负数为逾期的工作日'),
    basis: z.string(),
  }),
  technical: z.object({
    asked: z.boolean().describe('是否问过流程引擎'),
    reachable: z.boolean(),
  }),
  undelivered: z
    .array(
      z.object({
        about: z.string().describe('通知的内容'),
        to: z.string().describe('收件人所属的部门或区无废办'),
        person: z.string().nullable(),
        recipient: z.string(),
        sendAt: z.string(),
        path: z.string().describe('在哪一页查看'),
      }),
    )
    .describe('关于机构变动、规则建议而未送达的通知，不属于某一事项'),
  counts: z.object({
    byCause: z.array(count),
    byDepartment: z.array(count),
    byType: z.array(count),
    byLevel: z.array(count),
    byStreet: z.array(count),
  }),
});

export const boardForecastQuery = z.strictObject({ on: p.civilDate.describe('哪一天') });

/** What will be overdue, or will have ended, on a day if nobody acts. */
export const boardForecast = z.object({
  on: p.civilDate,
  total: z.int(),
  items: z.array(
    z.object({
      kind: z.enum(['application', 'obligation', 'cell']),
      applicationId: z.string().nullable(),
      obligationId: z.string().nullable(),
      cellId: z.string().nullable(),
      number: z.string(),
      unitName: z.string().nullable(),
      seat: z.string(),
      name: z.string(),
      clockName: z.string(),
      dueOn: p.civilDate,
      lateDays: z.int().describe('逾期工作日'),
      effect: z.enum(['late', 'lapses', 'runsOut', 'noticeEnds', 'appealEnds']),
      provisional: z.boolean(),
    }),
  ),
  byDepartment: z.array(count),
});

export type BoardQuery = z.output<typeof boardQuery>;
export type BoardItem = z.infer<typeof boardItem>;
export type BoardPage = z.infer<typeof boardPage>;
export type BoardForecast = z.infer<typeof boardForecast>;
export type Cause = (typeof CAUSES)[number];
export type Level = (typeof LEVELS)[number];
