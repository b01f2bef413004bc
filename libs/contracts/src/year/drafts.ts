import { z } from 'zod';
import * as p from '../primitives';

const version = z.string().max(12, '过长。');
const revision = z
  .int('应为整数。')
  .min(1, '应从 1 开始。')
  .describe('所依据的修订号；草案已被他人修改的，拒绝');

/** 新建年度: from the rules of a year, for the year after it, or from a programme file. */
export const yearDraftBody = z
  .strictObject({
    version: version.optional().describe('按这一版规则建草案，不指定年度时为下一年度'),
    forYear: p.programmeYear.optional().describe('哪一年度：上述规则的下一年度，或上一年度（补录用）'),
    file: z.string().max(1_500_000, '文件不能超过 1.5 MB。').optional().describe('年度文件的全文'),
    fileName: p.line(200).optional(),
  })
  .refine(({ version, file }) => (version === undefined) !== (file === undefined), {
    path: ['version'],
    message: '请选择上年的规则（version），或选择文件（file）。',
  });

export const yearDraftChangeBody = z.strictObject({
  revision,
  parts: z
    .record(z.string().max(40, '过长。'), z.unknown())
    .describe('整份替换的部分，例如 { "totals": […] }；值为 null 的可选部分删去'),
});

export const yearDraftRevision = z.strictObject({
  revision: z.coerce.number('应为整数。').pipe(revision),
});

export const yearPublishBody = z.strictObject({
  revision,
  effectiveFrom: p.civilDate.describe('自哪一天起施行，不早于今天'),
  reason: p.reason,
});

export const yearPublishAnswer = z.object({
  year: z.int(),
  version: z.string(),
  effectiveFrom: p.civilDate,
});

const facts = {
  year: z.int(),
  revision: z.int(),
  origin: z.enum(['lastYear', 'file']),
  basedOn: z.string().nullable(),
  fileName: z.string().nullable(),
  madeBy: z.string(),
  madeAt: z.string(),
  changedBy: z.string(),
  changedAt: z.string(),
};

export const yearDraftList = z.object({
  items: z.array(z.object({ ...facts, faults: z.int().describe('错误处数') })),
  earlierBase: z
    .object({ version: z.string(), year: z.int(), forYear: z.int() })
    .nullable()
    .describe('系统中最早年度的规则，可据此建立再上一年度，用于补录'),
  bases: z
    .array(z.object({ version: z.string(), year: z.int(), forYear: z.int() }))
    .describe('可以据以新建下一年度的规则，新的在前'),
});

/** A draft with everything that is wrong in it, and what differs from the rules of the year before. */
export const yearDraftView = z.object({
  ...facts,
  parts: z.record(z.string(), z.unknown()),
  faults: z.array(z.object({ code: z.string(), path: z.string(), detail: z.string() })),
  against: z.string().nullable().describe('与哪一版比较'),
  differences: z.array(z.object({ path: z.string(), from: z.unknown(), to: z.unknown() })),
  successors: z
    .array(
      z.object({
        department: z.string().describe('撤销的部门'),
        departmentName: z.string(),
        successor: z.string(),
        successorName: z.string(),
        from: p.civilDate.describe('自哪一天起'),
        document: z.string().describe('所依据的文件，有文号的附文号'),
        paths: z.array(z.string()).describe('代替的位置'),
        later: z.boolean().describe('机构变动晚于所按的日期：施行日期在变动之日或以后的，发布时代替'),
      }),
    )
    .describe('按上年规则新建的草案中，由承接部门代替的已撤销部门'),
  toLookAt: z
    .array(z.object({ path: z.string(), text: z.string() }))
    .describe('与上年一字不差、仍写着往年年份的文字，请核对；不是错误'),
});

/** JSON Schema of a programme file. */
export const programmeSchema = z.record(z.string(), z.unknown());

export type YearDraftBody = z.output<typeof yearDraftBody>;
export type YearDraftChangeBody = z.output<typeof yearDraftChangeBody>;
export type YearPublishBody = z.output<typeof yearPublishBody>;
export type YearPublishAnswer = z.infer<typeof yearPublishAnswer>;
export type YearDraftList = z.infer<typeof yearDraftList>;
export type YearDraftView = z.infer<typeof yearDraftView>;
