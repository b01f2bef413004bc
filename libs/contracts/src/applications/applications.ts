import { STAGES } from '@app/domain';
import { z } from 'zod';
import { evidenceView } from './files';
import { contactBody, doubleView, unitBody } from './unit-body';
import { namingDocument, unitAccount } from './naming';
import { inspectionSummary } from './inspections';
import { endedDays } from '../calendars';
import * as p from '../primitives';
import { conciliations, corrections } from './corrections';
import { lateIntakeOfCase } from '../year/late-intake';
import { showcaseOfCase } from './showcase';
import { fault } from '../problem';

const answerToForm = z.union([
  z.string().max(5000, '不能超过 5000 个字。'),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string().max(1000), z.number(), z.boolean()])).max(100),
]);

/** 申报表 (application form): answers by field. Required fields are checked at submission. */
export const form = z
  .record(z.string().max(64), answerToForm)
  .refine((f) => Object.keys(f).length <= 200, '字段过多。');

/** 自评 (self-assessment): marks by rubric item, as on a sheet; in a draft, any of them may be missing or wrong. */
export const selfScore = z
  .record(z.string().max(64), z.union([z.number(), z.string().max(40, '不能超过 40 个字。')]))
  .refine((marks) => Object.keys(marks).length <= 500, '评分项过多。')
  .describe('自评：按评分项编号填写分数，或 met、notMet、notApplicable');

const typed = z.string().max(500, '不能超过 500 个字。').nullish();

/**
 * The body that creates or saves a draft. It is stored even when incomplete or wrong; the answer lists what is missing
 * (`missing`), and submission validates it.
 */
export const draftBody = z.strictObject({
  programmeYear: p.programmeYear,
  cellType: p.cellTypeCode,
  unit: z
    .strictObject({
      ...{ name: typed, creditCode: typed, noCodeReason: typed, address: typed, street: typed, site: typed },
      codeConfirmed: z.boolean().nullish(),
    })
    .default({}),
  contact: z.strictObject({ name: typed, phone: typed, email: typed }).default({}),
  form: form.default({}),
  selfScore: selfScore.default({}),
  version: z.int().min(1).optional().describe('所依据的草稿版本；与现有版本不同时答复 409 draftChanged'),
});

/** The unit and contact that a draft must have when it is submitted; its form is validated apart. */
export const completeDraft = z.object({ unit: unitBody, contact: contactBody });

export const applicationQuery = z.strictObject({
  stage: z.enum(STAGES).optional(),
  cellType: p.cellTypeCode.optional(),
  department: p.departmentId.optional(),
  programmeYear: z.coerce.number('应为四位年份。').pipe(p.programmeYear).optional(),
  waitingFor: p.seat.optional(),
  overdue: p.flagInQuery.optional(),
  q: p.searchText.optional().describe('单位名称、申报编号或类型名称'),
  sort: p.sortBy('unit', 'number', 'type', 'stage', 'due', 'updated'),
  cursor: p.cursor,
  limit: p.pageLimit,
});

export const waitedFor = z.object({
  seat: z.string(),
  name: z.string(),
  dueOn: p.civilDate,
  overdue: z.boolean(),
  paused: z.boolean(),
  daysLeft: z.int().nullable().describe('剩余工作日；负数为已逾期；停止计时时为空'),
});

export const applicationItem = z.object({
  id: z.string(),
  number: z.string(),
  programmeYear: z.int(),
  cellType: z.string(),
  cellTypeName: z.string(),
  unitName: z.string(),
  isRecorded: z.boolean().describe('补录：已命名或在办后录入系统'),
  stage: z.enum(STAGES),
  stageName: z.string(),
  waitingFor: z.array(waitedFor),
  overdue: z.boolean(),
  submittedAt: z.string().nullable(),
  updatedAt: z.string(),
  changedAt: z.string().describe('最近变动的工作时间'),
  isUntouched: z.boolean().describe('草稿，建立后还没有填写过'),
});

export const applicationPage = p.page(applicationItem);

export const taskView = z.object({
  seat: z.string(),
  name: z.string().describe('由谁办理'),
  clock: z.string(),
  clockName: z.string(),
  openedOn: p.civilDate,
  dueOn: p.civilDate,
  toldDueOn: p.civilDate,
  provisional: z.boolean().describe('涉及尚未公布节假日安排的年份'),
  overdue: z.boolean(),
  paused: z.boolean(),
  extended: z.boolean(),
  basis: z.enum(['notice', 'law', 'analogy', 'assumed']),
  assignee: z.string().optional(),
  escalated: z.enum(['head', 'office']).optional().describe('已告知部门负责人，或已列入督办清单'),
  explanation: z.string().describe('日期的由来：从哪一天起算、如何计算、依据'),
  rawDays: z.int().describe('开始以来的工作日'),
  countedDays: z.int().describe('其中计入期限的工作日'),
  daysLeft: z.int().nullable().describe('剩余工作日；负数为已逾期；停止计时时为空'),
  pauses: z.array(
    z.object({
      from: p.civilDate,
      to: p.civilDate.nullable(),
      why: z.string(),
      whyName: z.string(),
      by: z.string(),
      byName: z.string(),
    }),
  ),
});

export const openAction = z.object({ type: z.string(), name: z.string(), needs: z.array(z.string()) });

/** An event with what the person wrote, as far as the reader may see it. */
export const eventView = z.object({
  seq: z.int(),
  type: z.string(),
  at: z.string().describe('项目时间'),
  recordedAt: z.string().describe('实际记录时间'),
  by: z.string().describe('用户编号，或 system'),
  byName: z.string(),
  data: z.record(z.string(), z.unknown()),
  input: z.record(z.string(), z.unknown()).optional(),
});

export const eventList = z.object({ items: z.array(eventView) });

/** 申报 (application): everything that the caller may see of one application. */
export const applicationView = z.object({
  id: z.string(),
  number: z.string(),
  programmeYear: z.int(),
  cellType: z.string(),
  cellTypeName: z.string(),
  isRecorded: z.boolean().describe('补录：已命名或在办后录入系统'),
  unit: z.object({
    id: z.string().nullable().describe('草稿提交前为空'),
    name: z.string(),
    creditCode: z.string().nullable(),
    noCodeReason: z.string().nullable(),
    address: z.string(),
    street: z.string(),
    site: z.string().nullable().describe('校区、厂区等'),
    codeConfirmed: z.boolean().describe('代码的校验位不符，申报单位确认与证照一致'),
  }),
  doubles: z.array(doubleView).describe('疑似重复；申报单位只看到提示，不看到其他单位的内容'),
  contact: z
    .object({ name: z.string(), phone: z.string().nullable(), email: z.string().nullable() })
    .describe('按需可见；其他人看到的已隐去'),
  form: z.record(z.string(), z.unknown()),
  stage: z.enum(STAGES),
  stageName: z.string(),
  seq: z.int(),
  round: z.int(),
  waitingFor: z.array(z.string()),
  tasks: z.array(taskView),
  actions: z.array(openAction),
  nextClock: z.object({ at: z.string(), seat: z.string(), clock: z.string(), effect: z.string() }).nullable(),
  flags: z.object({
    overdue: z.boolean(),
    objectionOpen: z.boolean(),
    suspended: z.boolean(),
    extended: z.boolean(),
  }),
  opinions: z.array(
    z.object({
      department: z.string(),
      departmentName: z.string(),
      opinion: z.enum(['agree', 'disagree']),
      text: z.string().optional(),
      at: z.string(),
      current: z.boolean().describe('本轮意见'),
    }),
  ),
  corrections,
  conciliations,
  recommendations: z
    .array(z.object({ town: z.string(), text: z.string(), at: z.string(), byName: z.string() }))
    .describe('镇街的推荐意见，先提交的在前；申报单位不可见'),
  canRecommend: z.boolean().describe('本人现在可以提交推荐意见'),
  inspection: inspectionSummary,
  scores: z.array(
    z.object({
      at: z.string(),
      by: z.string().nullable().describe('提交人'),
      outcome: z.string(),
      score: z.number(),
      inspectedOn: z.string().optional(),
      marks: z.record(z.string(), z.unknown()).optional(),
      findings: z.string().optional(),
    }),
  ),
  notice: z.object({ openedOn: z.string(), endsOn: z.string(), ended: z.boolean() }).nullable(),
  objections: z.array(
    z.object({
      id: z.string(),
      raisedOn: z.string(),
      outcome: z.string(),
      objector: z.record(z.string(), z.unknown()).optional().describe('仅区无废办可见'),
    }),
  ),
  naming: namingDocument
    .extend({
      issued: namingDocument.nullable().describe('更正以前最初登记的文号和日期；没有更正过的为空'),
      sameDocument: z.array(z.string()).describe('同一文件命名的其他细胞（申报的 id）；只有区无废办看到'),
    })
    .nullable(),
  endedEarly: endedDays.nullable(),
  canAddFiles: z.boolean().describe('区无废办现在可以添加附件'),
  account: unitAccount.nullable().describe('单位账号；只有区无废办看到。补录时没有账号的为空'),
  reportedOn: z.string().nullable(),
  cityResult: z.string().nullable(),
  cityAnswer: z
    .object({
      result: z.enum(['recognised', 'returned', 'notRecognised']),
      reason: z.string().nullable(),
      on: p.civilDate,
    })
    .nullable()
    .describe('市级最近一次答复和理由；没有答复的为空'),
  supplement: z
    .object({ at: z.string(), byName: z.string(), text: z.string() })
    .nullable()
    .describe('最近一次补充材料的说明；没有补充过的为空'),
  assessmentYear: z.int().nullable().describe('办结时确定的考核年度'),
  countsIn: z.int().nullable().describe('台账上现在计入的考核年度；撤销的为最后计入的年度'),
  showcase: showcaseOfCase,
  earlierYear: z.int().nullable().describe('本人可以提出改计入的上一年度；不能的为空'),
  rulesVersion: z.string().nullable(),
  rubric: z.string().describe('评分标准编号'),
  selfScore: selfScore.describe('自评，与核查评分并列'),
  draftVersion: z.int().nullable().describe('草稿的版本；提交后为空'),
  missing: z.array(fault).describe('草稿提交前还需填写或更正的内容；pointer 指向草稿'),
  lateIntake: lateIntakeOfCase,
  files: z.array(evidenceView),
  submittedOn: z.string().nullable(),
  updatedAt: z.string(),
});

/** 推荐意见 of a 镇街. */
export const recommendationBody = z.strictObject({ commandId: p.uuid, text: p.prose(2000, 2) });

export type RecommendationBody = z.output<typeof recommendationBody>;
export type DraftBody = z.output<typeof draftBody>;
export type ApplicationQuery = z.output<typeof applicationQuery>;
export type ApplicationItem = z.infer<typeof applicationItem>;
export type ApplicationView = z.infer<typeof applicationView>;
export type TaskView = z.infer<typeof taskView>;
export type EventView = z.infer<typeof eventView>;
