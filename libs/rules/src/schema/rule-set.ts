import type { ClockName, Rubric } from '@app/domain';
import { z } from 'zod';
import { deadline, department, indicator, otherBody, task } from './notice';
import { type obligation, obligations } from './obligation';
import { office } from './office';
import {
  baseline,
  calendarYear,
  carryOver,
  cellType,
  clock,
  formField,
  ladder,
  settings,
  source,
  total,
} from './year';
import { rubric } from './rubric';

/** The shape of a rule set; `check/` checks its parts against each other. */
export const ruleSetShape = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{1,4}$/),
  programmeYear: z.int().min(2000).max(2999),
  source,
  office,
  cellTypes: z.array(cellType).min(1),
  departments: z.array(department).min(1),
  groups: z.array(otherBody),
  upperLevel: z.array(otherBody),
  clocks: z.record(z.string(), clock),
  ladders: z.record(z.string(), ladder),
  totals: z.array(total).min(1),
  baseline,
  carryOver,
  settings,
  form: z.array(formField),
  calendars: z.array(calendarYear).min(1),
  rubrics: z.array(rubric),
  tasks: z.array(task),
  indicators: z.array(indicator),
  deadlines: z.array(deadline),
  obligations,
});

type Shape = z.infer<typeof ruleSetShape>;

/** A checked rule set: one version of the programme as data, each value with its basis. */
export type RuleSet = Omit<Shape, 'clocks' | 'rubrics'> & {
  clocks: Record<ClockName, NamedClock>;
  rubrics: Rubric[];
};

export type NamedClock = z.infer<typeof clock>;
export type CellType = z.infer<typeof cellType>;
export type Department = z.infer<typeof department>;
export type Office = z.infer<typeof office>;
export type Total = z.infer<typeof total>;
export type CalendarCircular = z.infer<typeof calendarYear>;
export type FormField = z.infer<typeof formField>;
export type Task = z.infer<typeof task>;
export type Indicator = z.infer<typeof indicator>;
export type Deadline = z.infer<typeof deadline>;
export type Obligation = z.infer<typeof obligation>;
export type UncheckedRuleSet = Shape;
