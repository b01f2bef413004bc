import type { CellClock, ClockName, Rubric } from '@app/domain';
import { z } from 'zod';
import { deadline, department, group, indicator, otherBody, task } from './notice';
import { type obligation, obligations } from './obligation';
import { intake } from './intake';
import { id, named } from './primitives';
import {
  baseline,
  calendarYear,
  carryOver,
  cellType,
  checkItem,
  clock,
  formField,
  ladder,
  settings,
  source,
  total,
} from './year';
import { rubric } from './rubric';

/** Every part of a rule set that a programme file has, in the order of the file. */
export const programmeParts = {
  programmeYear: named(
    '年度',
    z.int('应为四位年份。').min(2000, '应为四位年份。').max(2100, '应为四位年份。'),
  ),
  source: named('文件依据', source),
  totals: named('总数', z.array(total).min(1, '至少要有一个总数。').max(3, '最多三个总数。')),
  baseline: named('结转基数', baseline),
  carryOver: named('结转', carryOver),
  cellTypes: named('类型与牵头部门', z.array(cellType).min(1, '至少要有一个类型。')),
  departments: named('责任单位', z.array(department).min(1, '至少要有一个责任单位。')),
  groups: named('责任单位组', z.array(group)),
  upperLevel: named('上级单位', z.array(otherBody)),
  tasks: named('任务', z.array(task)),
  indicators: named('指标', z.array(indicator)),
  deadlines: named('时限', z.array(deadline)),
  obligations: named('职责日期', obligations),
  rubrics: named('评分表', z.array(rubric)),
  form: named('申报表单', z.array(formField)),
  intake: named('申报起止', intake).optional(),
  clocks: named('办理期限', z.record(z.string(), clock)),
  ladders: named('提醒', z.record(id, ladder)),
  settings: named('其他设定', settings),
  checkItems: named(
    '命名后的核查项',
    z.array(checkItem).min(1, '至少要有一个核查项。').max(20, '最多二十个核查项。'),
  ).optional(),
};

/**
 * The shape of a rule set; `check/` checks its parts against each other. A year that was opened in the product has no
 * calendars: working days are those of the page 工作日历.
 */
export const ruleSetShape = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{1,4}$/),
  ...programmeParts,
  calendars: z.array(calendarYear).default([]),
});

type Shape = z.infer<typeof ruleSetShape>;

/** A checked rule set: one version of the programme as data, each value with its basis. */
export type RuleSet = Omit<Shape, 'clocks' | 'rubrics' | 'checkItems'> & {
  clocks: Record<ClockName | CellClock, NamedClock>;
  rubrics: Rubric[];
  checkItems: CheckItem[];
};

export type NamedClock = z.infer<typeof clock>;
export type CellType = z.infer<typeof cellType>;
export type Department = z.infer<typeof department>;
export type Intake = z.infer<typeof intake>;
export type Total = z.infer<typeof total>;
export type CalendarCircular = z.infer<typeof calendarYear>;
export type FormField = z.infer<typeof formField>;
export type CheckItem = z.infer<typeof checkItem>;
export type Task = z.infer<typeof task>;
export type Indicator = z.infer<typeof indicator>;
export type Deadline = z.infer<typeof deadline>;
export type Obligation = z.infer<typeof obligation>;
export type UncheckedRuleSet = Shape;
