import { z } from 'zod';
import * as p from './primitives';

const days = (what: string) =>
  z
    .array(z.string().trim().max(24, '日期过长。'))
    .max(366, '不能超过 366 项。')
    .describe(`${what}:MM-DD 或 MM-DD..MM-DD`);

/**
 * The State Council’s circular on a year as the office enters it. Whether its days are consistent is validated
 * afterwards.
 */
export const calendarBody = z.strictObject({
  off: days('放假日期'),
  makeup: days('调休上班日期'),
  noticeNumber: p.line(120).describe('通知文号，例如 国办发明电〔2023〕7号'),
  noticeDate: p.civilDate.nullable().optional(),
  status: z.enum(['published', 'provisional']).default('published').describe('provisional：通知印发前的估计'),
});

/** The body as JSON, or as a CSV table: year, date, kind, notice. */
export const calendarImportBody = z.union([
  calendarBody,
  z.string().min(1, '没有内容。').max(100_000, '内容过长。'),
]);

export const calendarChangeQuery = z.strictObject({
  preview: p.flagInQuery.optional().describe('true：只说明会改变什么，不改变'),
});

const counts = z.object({
  workingDays: z.int().describe('全年工作日'),
  daysOff: z.int().describe('放假日'),
  makeupDays: z.int().describe('调休上班日'),
});

/** The working days of a year: published, estimated, or not known yet (Monday to Friday). */
export const calendarItem = z.object({
  year: z.int(),
  status: z.enum(['published', 'provisional', 'unpublished']),
  edition: z.int().nullable(),
  noticeNumber: z.string().nullable(),
  noticeDate: p.civilDate.nullable(),
  importedBy: z.string().nullable().describe('导入人；随系统带来的为空'),
  importedAt: z.string().nullable(),
  counts,
});

export const calendarList = z.object({
  calendarVersion: z.int().describe('现行日历的版本'),
  items: z.array(calendarItem),
});

/** The days of a case, or of a period of appeal (申诉期), that has ended by a last day which, by a calendar, is not its last one. */
export const endedDays = z.object({
  endedOn: p.civilDate.describe('当时的最后一日'),
  dueOn: p.civilDate.describe('按该日历的最后一日；已过去的，为下一个工作日'),
});

/** Such a case or named cell, as the page of a calendar lists it. */
export const endedEarly = endedDays.extend({
  kind: z.enum(['application', 'cell']).describe('cell：命名后的申诉期'),
  id: z.string(),
  number: z.string(),
  unitName: z.string(),
  clockName: z.string(),
});

export const calendarView = calendarItem.extend({
  off: z.array(p.civilDate),
  makeup: z.array(p.civilDate),
  endedEarly: z
    .array(endedEarly)
    .describe('已因期限届满而结束、按现行日历尚未届满的申报和申诉期；只有区无废办看到，可以逐件恢复'),
  earlier: z.array(
    z.object({
      edition: z.int(),
      status: z.string(),
      noticeNumber: z.string(),
      importedBy: z.string().nullable(),
      importedAt: z.string(),
    }),
  ),
});

/** One last day that another calendar would move. */
export const touchedDate = z.object({
  kind: z.enum(['application', 'obligation']),
  id: z.string(),
  title: z.string().describe('申报编号，或任务名称'),
  name: z.string().describe('由谁办理'),
  clockName: z.string(),
  toldDueOn: p.civilDate,
  dueOn: p.civilDate,
  newDueOn: p.civilDate,
  provisional: z.boolean(),
});

/** What the calendar of a year would change, or has changed. */
export const calendarChange = z.object({
  year: z.int(),
  preview: z.boolean(),
  isNew: z.boolean().describe('与现行日历不同'),
  calendarVersion: z.int(),
  counts,
  becomesOff: z.array(p.civilDate).describe('由上班改为休息'),
  becomesWorking: z.array(p.civilDate).describe('由休息改为上班'),
  touched: z.object({
    applications: z.int().describe('按新日历重新计算的申报'),
    obligations: z.int().describe('按新日历重新计算的任务'),
    changedDates: z.int().describe('日期有变的期限'),
    dates: z.array(touchedDate).describe('其中最先到期的 200 项'),
  }),
  endedEarly: z.array(endedEarly).describe('已因期限届满而结束、按新日历尚未届满的申报和申诉期，至多 200 项'),
});

export type CalendarBody = z.output<typeof calendarBody>;
export type CalendarItem = z.infer<typeof calendarItem>;
export type CalendarView = z.infer<typeof calendarView>;
export type CalendarChange = z.infer<typeof calendarChange>;
export type EndedEarly = z.infer<typeof endedEarly>;
export type TouchedDate = z.infer<typeof touchedDate>;
