import { z } from 'zod';
import * as p from './primitives';

const basis = z.enum(['notice', 'law', 'analogy', 'assumed']);

export const cellTypeQuery = z.strictObject({
  year: z.coerce.number('应为四位年份。').pipe(p.programmeYear).optional(),
  version: z.string().max(32, '过长。').optional().describe('规则版本；不填时为现行版本'),
});

/** One of the 15 types of the circular, with its rubric. */
export const cellTypeItem = z.object({
  no: z.int().describe('序号'),
  code: z.string(),
  name: z.string(),
  leads: z.array(z.object({ id: z.string(), name: z.string() })),
  excludes: z
    .array(z.object({ code: z.string(), name: z.string() }))
    .describe('不属于本类型、应按这些类型申报的单位'),
  target: z.object({ value: z.int(), comparison: z.string(), basis }),
  passMark: z.object({ value: z.number(), basis }),
  sites: z.boolean().describe('同一单位的几个校区、厂区可以分别申报'),
  rubric: z
    .object({
      id: z.string(),
      title: z.string(),
      basis,
      sections: z.array(
        z.object({ id: z.string(), title: z.string(), max: z.number(), minimum: z.number().optional() }),
      ),
      items: z.array(
        z.looseObject({
          id: z.string(),
          section: z.string(),
          kind: z.enum(['MUST', 'VETO', 'SCORED', 'BONUS']),
          text: z.string(),
          max: z.number().optional(),
          optional: z.boolean().optional().describe('可以不适用'),
        }),
      ),
      choices: z.array(
        z.looseObject({ id: z.string(), text: z.string(), atLeast: z.int(), of: z.array(z.string()) }),
      ),
      bonusCap: z.number(),
    })
    .describe('核查评分标准'),
  form: z
    .array(z.looseObject({ id: z.string(), name: z.string(), kind: z.string(), required: z.boolean() }))
    .describe('申报表的栏目'),
});

export const cellTypeList = z.object({
  programmeYear: z.int(),
  rulesVersion: z.string(),
  items: z.array(cellTypeItem),
});

export const departmentItem = z.object({
  id: z.string(),
  name: z.string().describe('今天的简称；已撤销的为承接部门，括号内为原名'),
  fullName: z.string(),
  ended: z.boolean().describe('今天已撤销，不能再安排事项'),
});

export const departmentList = z.object({ items: z.array(departmentItem) });

/** People who may inspect, or take over a task. */
export const personItem = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  department: z.string().nullable(),
  actsFor: z.array(z.string()).nullable().optional().describe('可代表办理的部门'),
});

export const personList = z.object({ items: z.array(personItem) });

export type CellTypeQuery = z.output<typeof cellTypeQuery>;
export type CellTypeItem = z.infer<typeof cellTypeItem>;
export type PersonItem = z.infer<typeof personItem>;
