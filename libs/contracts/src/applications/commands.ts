import { type PersonCommandType, REFUSALS } from '@app/domain';
import { z } from 'zod';
import { form, selfScore } from './applications';
import { contactBody, unitCorrection } from './unit-body';
import * as p from '../primitives';

/**
 * The schema of one act: `commandId`, `type` and its own fields. The client chooses `commandId`; a repeated id gets the
 * same answer.
 */
function act<T extends string, S extends z.core.$ZodLooseShape>(type: T, fields: S) {
  return z.strictObject({ commandId: p.uuid, type: z.literal(type), text: p.note, ...fields });
}

const inspectors = z
  .array(p.uuid)
  .min(1, '请填写核查人员。')
  .max(20, '核查人员不能超过 20 人。')
  .describe('核查人员的用户编号，至少几人见申报的 inspection.minInspectors');

/** 核查评分表 (inspection sheet): marks by item; a MUST, VETO or optional item may be answered in words. */
export const sheetBody = z.strictObject({
  inspectedOn: p.civilDate,
  inspectors,
  marks: z
    .record(z.string().max(64), z.union([z.number(), z.string().max(40)]))
    .refine((marks) => Object.keys(marks).length <= 500, '评分项过多。'),
  findings: p.note,
});

/** 异议人 (objector): anonymous objections are not handled. Only the office sees the objector. */
export const objectorBody = z.strictObject({
  kind: z.enum(['person', 'unit']),
  name: p.line(120),
  phone: p.phone,
  address: p.line(200).optional(),
  idNumber: p.line(40).optional().describe('身份证件号码，或单位的统一社会信用代码'),
  text: p.prose(2000, 2).describe('异议内容'),
});

/** Every act of a person, by its `type`. */
export const commandBody = z.discriminatedUnion('type', [
  act('submit', {
    isDistinct: z.boolean().optional().describe('系统提示疑似重复时：确认与提示的单位不是同一单位'),
  }),
  act('accept', {}),
  act('returnForCorrection', {
    missing: z
      .array(p.prose(500))
      .min(1, '请一次写清需要补正的内容。')
      .max(50, '不能超过 50 项。')
      .describe('需要补正的内容'),
    reason: p.note,
  }),
  act('resubmit', {
    form: form.optional().describe('补正后的申报表，整份'),
    selfScore: selfScore.optional().describe('补正后的自评，整份'),
    unit: unitCorrection.optional().describe('更正后的单位信息，整份'),
    contact: contactBody.optional().describe('更正后的联系方式，整份'),
  }),
  act('registerCorrection', {
    receivedOn: p.civilDate.describe('纸质材料的收到日期；补正期限内收到的，已视为撤回的申报由此恢复'),
    reason: p.reason.describe('为何由收件人员登记'),
  }),
  act('reopen', { reason: p.reason }).describe('按现行工作日历期限尚未届满的，恢复办理'),
  act('refuseAcceptance', { reason: p.reason }),
  act('giveOpinion', {
    department: p.departmentId.optional().describe('省略时为本人所在部门'),
    opinion: z.enum(['agree', 'disagree']),
  }).refine((body) => body.opinion === 'agree' || (body.text?.length ?? 0) >= 2, {
    path: ['text'],
    message: '不同意时请写明理由。',
  }),
  act('conciliate', { outcome: z.enum(['uphold', 'refuse']), reason: p.note }).refine(
    (body) => body.outcome === 'uphold' || (body.reason?.length ?? 0) >= 2,
    { path: ['reason'], message: '不予通过时请写明理由。' },
  ),
  act('scheduleInspection', {
    on: p.civilDate,
    startsAt: p.timeOfDay.optional().describe('到场的钟点，可不填'),
    inspectors,
  }),
  act('fileInspection', { sheet: sheetBody }),
  act('reportRectified', { text: p.prose(2000, 2).describe('整改情况') }),
  act('officeDecide', {
    decision: z.enum(['approve', 'return', 'refuse']),
    returnTo: z.enum(['departmentReview', 'inspection']).optional().describe('退回时必填'),
    reason: p.note,
  })
    .refine((body) => body.decision === 'approve' || (body.reason?.length ?? 0) >= 2, {
      path: ['reason'],
      message: '退回或不予通过时请写明理由。',
    })
    .refine((body) => body.decision !== 'return' || body.returnTo !== undefined, {
      path: ['returnTo'],
      message: REFUSALS.returnToMissing,
    }),
  act('openNotice', {}),
  act('raiseObjection', {
    objectionId: p.uuid.optional().describe('省略时与 commandId 相同'),
    receivedOn: p.civilDate
      .optional()
      .describe('收到日期；省略时为当天。公示期内收到的，期满后命名前也可以登记'),
    objector: objectorBody,
  }),
  act('correctReceipt', {
    objectionId: p.uuid,
    receivedOn: p.civilDate.describe('异议的收到日期，在公示期内'),
    reason: p.reason,
  }),
  act('settleObjection', {
    objectionId: p.uuid,
    outcome: z.enum(['upheld', 'dismissed']),
    then: z.enum(['inspection', 'refused']).optional().describe('异议成立时必填'),
    reason: p.reason,
  }).refine((body) => body.outcome === 'dismissed' || body.then !== undefined, {
    path: ['then'],
    message: REFUSALS.thenMissing,
  }),
  act('name', { documentNumber: p.documentNumber, date: p.civilDate }),
  act('correctNaming', { documentNumber: p.documentNumber, date: p.civilDate, reason: p.reason }),
  act('reportToCity', {}),
  act('recordCityResult', {
    result: z.enum(['recognised', 'returned', 'notRecognised']),
    receivedOn: p.civilDate.optional().describe('收到市级结果的日期；省略时为今天'),
    text: p.note.describe('市级意见；退回的必填，申报单位会看到'),
  }).refine((body) => body.result !== 'returned' || (body.text?.length ?? 0) >= 2, {
    path: ['text'],
    message: '退回的须写明理由。',
  }),
  act('submitSupplement', { text: p.prose(2000, 2).describe('补充说明：补充了什么，或为何不需要单位补充') }),
  act('attribute', {
    assessmentYear: p.programmeYear.describe('现在计入的年度；结转到下一年度按年度的结转建议办理'),
    reason: p.note,
  }),
  act('withdraw', { reason: p.note }),
  act('extend', { seat: p.seat.optional().describe('部门省略时为本部门'), reason: p.reason }),
  act('suspend', {
    why: z
      .enum(['suspension', 'expertReview'])
      .default('suspension')
      .describe('中止，或专家评审（不计入期限）'),
    reason: p.reason,
  }),
  act('resume', { reason: p.note }),
  act('transfer', { seat: p.seat.optional().describe('部门省略时为本部门'), to: p.uuid, reason: p.note }),
  act('handOver', { login: p.line(60).describe('单位账号的登录名'), reason: p.reason }),
  act('urge', {}),
  act('revoke', { reason: p.reason }).describe(
    '撤销命名不在申报上直接办理（revokeByAdjustment）：请在年度提出更正，看清数字后确认',
  ),
]);

/** The result of a command; every repetition of its id gets the same. */
export const commandAnswer = z.object({
  applicationId: z.string(),
  number: z.string(),
  commandId: z.string(),
  seq: z.int(),
  stage: z.string(),
  waitingFor: z.array(z.string()),
  tasks: z.array(z.object({ seat: z.string(), dueOn: z.string(), provisional: z.boolean() })),
});

/** Up to 200 commands; each is decided by itself. */
export const bulkBody = z.strictObject({
  items: z
    .array(
      z.strictObject({
        applicationId: p.uuid,
        command: z.looseObject({ commandId: p.uuid, type: z.string() }),
      }),
    )
    .min(1, '没有选择任何事项。')
    .max(200, '一次最多办理 200 项。'),
});

export type CommandBody = z.output<typeof commandBody>;
/** The acts of a person, each of which has a shape here: one without does not compile. */
export type ActType = Covered<CommandBody['type'], PersonCommandType>;
type Covered<Known, All extends Known> = All;
export type CommandAnswer = z.infer<typeof commandAnswer>;
export type BulkBody = z.output<typeof bulkBody>;
