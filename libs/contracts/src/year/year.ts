import { z } from 'zod';
import * as p from '../primitives';
import { basis, carryOverOrder, countsFrom, person, PROGRAMME_STATUSES, setting } from './parts';

const gaugeFigures = {
  target: z.int(),
  completed: z.int().describe('计入本考核年度'),
  gap: z.int().describe('尚缺'),
  surplus: z.int().describe('多余'),
};

/** One of the figures 45 · 50 · 60, with its source. */
export const yearGauge = z.object({
  id: z.string(),
  name: z.string(),
  ...gaugeFigures,
  basis,
  source: z.string(),
  quote: z.string().nullable().describe('原文；计算得出的没有'),
  version: z.string().describe('规则版本'),
});

/** A row of the annex with what has been achieved, district and city apart. */
export const typeGauge = z.object({
  code: z.string(),
  name: z.string(),
  ...gaugeFigures,
  comparison: z.enum(['≥', '=']).describe('=：原文没有“≥”'),
  basis,
  named: z.int().describe('本年度申报、已命名且未撤销，无论计入哪一年度'),
  recognised: z.int().describe('计入本年度且市级已认定'),
  open: z.int().describe('办理中'),
  inProgress: z.int().describe('办理中，与 open 相同'),
  aboveBareFigure: z.boolean().describe('超出没有“≥”的数：照样受理，予以标明'),
  leads: z.array(z.string()).describe('牵头部门'),
  fromLastYear: z.int().describe('其中上年度申报、计入本年度的'),
});

export const departmentGauge = z.object({
  id: z.string(),
  name: z.string(),
  ...gaugeFigures,
  open: z.int(),
});

const baselineGauge = z.object({ ...gaugeFigures, version: z.int() });

/** One version of the baseline, with who set it and its source; every version stays. */
export const baselineVersion = z.object({
  version: z.int(),
  value: z.int(),
  source: z.string(),
  dated: p.civilDate,
  setBy: person.nullable().describe('空：随年度任务带来'),
  setAt: z.string().describe('工作时间'),
  recordedAt: z.string().describe('实际记录的时间'),
});

/** The figures as they stood at 24:00 of 31 December. */
export const frozenFigures = z.object({
  cutAt: z.string(),
  rulesVersion: z.string(),
  completed: z.int(),
  recognised: z.int(),
  carriedIn: z.int(),
  carriedOut: z.int(),
  revoked: z.int(),
  baseline: baselineGauge.nullable(),
  gauges: z.array(z.object({ id: z.string(), name: z.string(), ...gaugeFigures })),
  byType: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      ...gaugeFigures,
      named: z.int(),
      recognised: z.int(),
      open: z.int(),
    }),
  ),
  byDepartment: z.array(departmentGauge),
});

/** How the figure of the year came about, day by day and month by month. */
export const yearCourse = z.object({
  from: p.civilDate,
  until: p.civilDate,
  length: z.int().describe('最后一天的序号，第一天为 0'),
  today: z.int().describe('今天的序号'),
  points: z
    .array(z.object({ on: p.civilDate, day: z.int(), counted: z.int() }))
    .describe('有变动的各日，日终的累计数'),
  months: z.array(z.object({ month: z.string(), added: z.int(), counted: z.int() })),
  projected: z.int().nullable().describe('照目前的速度，到年底的累计数；空：尚无从推算'),
});

/** An alert for the office: a stable code and a sentence. */
export const yearAlert = z.object({
  code: z.enum([
    'belowBaseline',
    'aboveBareFigure',
    'baselineChangedAfterCarryOver',
    'reportLate',
    'adjustmentOpen',
    'notAllTold',
  ]),
  detail: z.string(),
  cells: z.array(z.string()).optional().describe('相关申报编号'),
});

/** The view of a programme year. 45/50/60 are floors, not limits: nothing is refused because a figure is reached. */
export const yearView = z.object({
  year: z.int(),
  status: z.enum(PROGRAMME_STATUSES),
  statusName: z.string(),
  openedOn: p.civilDate.nullable(),
  closedOn: p.civilDate.nullable(),
  baseline: z.int().nullable().describe('结转基数；空：该年度尚未下达任务'),
  baselineSource: z.string().nullable(),
  baselineDated: p.civilDate.nullable(),
  baselineVersion: z.int().nullable(),
  baselines: z.array(baselineVersion).describe('各版本，最新的在前'),
  baselineGauge: baselineGauge.nullable(),
  countsFrom: setting(countsFrom).nullable().describe('从何时起计数'),
  carryOverOrder: setting(carryOverOrder).nullable().describe('结转顺序'),
  completed: z.int(),
  recognised: z.int().describe('其中市级已认定；区级成功不等于市级成功'),
  carriedIn: z.int().describe('上年度结转来的'),
  completedLate: z.int().describe('上年度申报、年末没有办结，完成后计入本年度的'),
  carriedOut: z.int().describe('结转到下年度的'),
  revoked: z.int(),
  gauges: z.array(yearGauge),
  byType: z.array(typeGauge),
  otherTypes: z
    .array(z.object({ code: z.string(), name: z.string(), completed: z.int() }))
    .describe('计入本年度、但本年度分工表里没有的类型'),
  byDepartment: z.array(departmentGauge),
  course: yearCourse.nullable().describe('计入的走势；下达任务之前为空'),
  reporting: z.object({
    notReported: z.int().describe('已命名、尚未列入上报批次'),
    awaitingResult: z.int().describe('已报送、尚无市级结果'),
    openAdjustments: z.int(),
    untold: z.int().describe('尚未告知申报单位的变更'),
  }),
  frozen: frozenFigures.nullable().describe('年度截止（12月31日24时）时的数字；截止前为空'),
  alerts: z.array(yearAlert),
  actions: z.array(z.string()).describe('当前用户可办的事项，即 commands 的 type'),
});

export type YearView = z.infer<typeof yearView>;
