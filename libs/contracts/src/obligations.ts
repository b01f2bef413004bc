import { enteredCode, REFUSALS } from '@app/domain';
import { z } from 'zod';
import { fileView, SCAN_STATES } from './applications/files';
import * as p from './primitives';

export const OBLIGATION_KINDS = [
  'selfAssessment',
  'prepareSelfAssessment',
  'quarterlyDispatch',
  'wasteIndex',
  'municipalDispatchReport',
  'plasticsReport',
] as const;

export const OBLIGATION_STATUSES = ['dateUnknown', 'open', 'done', 'past'] as const;

export const obligationQuery = z.strictObject({
  year: z.coerce.number('应为四位年份。').pipe(p.programmeYear).optional(),
  kind: z.enum(OBLIGATION_KINDS).optional(),
  status: z.enum(OBLIGATION_STATUSES).optional(),
});

/** One dated obligation of the office as a list shows it. */
export const obligationItem = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(OBLIGATION_KINDS),
  title: z.string().describe('任务名称，例如 2024年第三季度调度'),
  programmeYear: z.int(),
  about: z.string(),
  to: z.string(),
  toName: z.string().describe('报送给谁'),
  status: z.enum(OBLIGATION_STATUSES),
  statusName: z.string(),
  dueOn: p.civilDate.nullable().describe('空：日期待定'),
  daysLeft: z.int().nullable().describe('剩余工作日；负数为已逾期'),
  overdue: z.boolean(),
  reportedOn: p.civilDate.nullable(),
  basis: z.enum(['notice', 'law', 'analogy', 'assumed']),
  parts: z.int().describe('需要填报的部门数'),
  missing: z.array(z.object({ department: z.string(), name: z.string() })).describe('尚未填报完的部门'),
  partDue: z
    .object({
      dueOn: p.civilDate,
      daysLeft: z.int().nullable(),
      overdue: z.boolean(),
      provisional: z.boolean(),
    })
    .nullable()
    .describe('本部门尚未填报部分的期限，最早的一个；没有的、非部门账号为空'),
});

export const obligationList = z.object({ items: z.array(obligationItem) });

/** The latest version of a contribution of a department to an item. */
export const contributionView = z.object({
  version: z.int(),
  progress: z.string(),
  figure: z.string().nullable(),
  unit: z.string().nullable(),
  source: z.string().nullable(),
  fileId: z.string().nullable(),
  fileScan: z.enum(SCAN_STATES).nullable().describe('佐证材料的查毒状态'),
  problems: z.string().nullable(),
  nextSteps: z.string().nullable(),
  byName: z.string(),
  byOffice: z.boolean().describe('由区无废办代为填报'),
  at: z.string(),
});

const partItem = z.object({
  item: z.string(),
  title: z.string(),
  handedIn: z.boolean(),
  contribution: contributionView.nullable(),
});

/** 部门填报 (contributions of a department). A department sees only its own. */
export const partView = z.object({
  department: z.string(),
  name: z.string(),
  dueOn: p.civilDate.nullable(),
  toldDueOn: p.civilDate.nullable(),
  provisional: z.boolean(),
  explanation: z.string().describe('日期的由来'),
  daysLeft: z.int().nullable(),
  overdue: z.boolean(),
  escalated: z.enum(['head', 'office']).nullable(),
  items: z.array(partItem),
});

export const obligationView = obligationItem.omit({ parts: true }).extend({
  seq: z.int(),
  createdOn: p.civilDate.nullable(),
  earlierDates: z.array(p.civilDate).describe('此前定过的日期'),
  explanation: z.string().describe('日期的由来'),
  partsBefore: z.int().describe('部门须提前几个工作日填报'),
  parts: z.array(partView),
  actions: z.array(z.object({ type: z.string(), name: z.string() })),
  nextClock: z.object({ at: z.string(), seat: z.string(), effect: z.string() }).nullable(),
  files: z.array(fileView),
  events: z.array(
    z.object({
      seq: z.int(),
      type: z.string(),
      at: z.string(),
      byName: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** 汇总 (assembly): every item with its target and the contribution of each department; missing ones are named. */
export const assemblyView = z.object({
  obligationId: z.string(),
  title: z.string(),
  complete: z.boolean(),
  items: z.array(
    z.object({
      item: z.string(),
      title: z.string(),
      kind: z.enum(['task', 'indicator']),
      target: z.object({ value: z.number(), unit: z.string().nullable(), comparison: z.string() }).nullable(),
      note: z.string().nullable(),
      sameAs: z.string().nullable().describe('与另一指标重复，只计一次'),
      departments: z.array(
        z.object({
          department: z.string(),
          name: z.string(),
          missing: z.boolean(),
          contribution: contributionView.nullable(),
          met: z.boolean().nullable().describe('数字是否达到目标；没有数字或目标的为空'),
        }),
      ),
    }),
  ),
  missing: z.array(
    z.object({ department: z.string(), name: z.string(), item: z.string(), title: z.string() }),
  ),
});

function act<T extends string, S extends z.core.$ZodLooseShape>(type: T, fields: S) {
  return z.strictObject({ commandId: p.uuid, type: z.literal(type), ...fields });
}

const figure = z
  .union([z.number(), z.string().overwrite(enteredCode)])
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,15}(?:\.\d{1,6})?$/, '应为数字，最多 15 位整数和 6 位小数。'))
  .describe('数字，按原样保留');

/** Every act on an obligation, by its `type`. */
export const obligationCommandBody = z.discriminatedUnion('type', [
  act('setDueDate', { dueOn: p.civilDate, text: p.note }),
  act('contribute', {
    department: p.departmentId.optional().describe('省略时为本部门'),
    item: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, '应为任务或指标的编号，例如 T04、I03-1。')
      .describe('任务或指标的编号'),
    progress: p.prose(5000).describe('进展情况'),
    figure: figure.optional(),
    unit: p.line(20).optional(),
    source: p.line(200).optional().describe('数据来源；填写数字时必填'),
    fileId: p.uuid.optional().describe('佐证材料'),
    problems: p.prose(2000).optional().describe('存在问题'),
    nextSteps: p.prose(2000).optional().describe('下步措施'),
  }).refine((body) => body.figure === undefined || body.source !== undefined, {
    path: ['source'],
    message: REFUSALS.sourceMissing,
  }),
  act('close', { reportedOn: p.civilDate.describe('上报日期'), text: p.note }),
  act('reopen', { reason: p.reason }),
  act('urge', {}),
]);

/** The body that creates an obligation on call: its kind and its day. */
export const obligationBody = z.strictObject({
  commandId: p.uuid,
  kind: z.enum(OBLIGATION_KINDS),
  dueOn: p.civilDate.describe('须上报的日期'),
});

/** The result of a command on an obligation; every repetition of its id gets the same. */
export const obligationAnswer = z.object({
  obligationId: z.string(),
  key: z.string(),
  commandId: z.string(),
  seq: z.int(),
  status: z.enum(OBLIGATION_STATUSES),
  dueOn: p.civilDate.nullable(),
  missing: z.array(z.string()),
});

export type ObligationQuery = z.output<typeof obligationQuery>;
export type ObligationItem = z.infer<typeof obligationItem>;
export type ObligationView = z.infer<typeof obligationView>;
export type PartView = z.infer<typeof partView>;
export type ContributionView = z.infer<typeof contributionView>;
export type AssemblyView = z.infer<typeof assemblyView>;
export type ObligationCommandBody = z.output<typeof obligationCommandBody>;
export type ObligationBody = z.output<typeof obligationBody>;
export type ObligationAnswerView = z.infer<typeof obligationAnswer>;
