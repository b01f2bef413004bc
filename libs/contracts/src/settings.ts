import { enteredLine, enteredProse } from '@app/domain';
import { z } from 'zod';
import * as p from './primitives';

const basis = z.enum(['notice', 'law', 'analogy', 'assumed']).describe('依据');
const key = z.string().max(64, '过长。');
const line = z.string().overwrite(enteredProse).min(1, '此项不能为空。').max(2000, '不能超过 2000 个字。');
const days = z.int('应为整数。');

const clock = z.strictObject({
  length: days.optional(),
  unit: z.enum(['workingDay', 'calendarDay', 'month']).optional(),
  roll: z.boolean().optional(),
  extension: days.optional(),
  ladder: key.optional(),
  note: line.optional(),
  basis,
});

const ladder = z.strictObject({
  before: z.array(days).max(10, '不能超过 10 项。').optional(),
  onDay: z.boolean().optional(),
  eachDayLate: z.boolean().optional(),
  headAfter: days.optional(),
  officeAfter: days.optional(),
  note: line.optional(),
  basis,
});

const setting = z.strictObject({
  value: z.union([z.number(), z.string().max(40, '过长。'), z.boolean()]),
  note: line.optional(),
  basis,
});

const officeFact = z.strictObject({
  value: z
    .string()
    .overwrite(enteredLine)
    .min(1, '此项不能为空。')
    .max(200, '不能超过 200 个字。')
    .nullable()
    .describe('不设的为空'),
  note: line.optional(),
  basis,
});

const rubric = z.strictObject({
  title: line.optional(),
  source: line.optional(),
  bonusCap: z.number().optional(),
  sections: z
    .array(z.looseObject({ id: key }))
    .max(50, '过多。')
    .optional()
    .describe('各部分，整份'),
  choices: z
    .array(z.looseObject({ id: key }))
    .max(50, '过多。')
    .optional(),
  basis,
});

const cellType = z.strictObject({
  target: z.strictObject({ value: days, basis }).optional(),
  passMark: z.strictObject({ value: z.number(), basis }).optional(),
  sites: z.strictObject({ value: z.boolean(), basis }).optional(),
  leads: z.strictObject({ value: z.array(p.departmentId).max(10, '过多。'), basis }).optional(),
});

const checkItem = z.strictObject({
  name: line.optional(),
  removed: z.boolean().optional().describe('true：移除'),
  basis,
});

const group = z.strictObject({
  members: z.array(p.departmentId).max(100, '过多。').describe('成员单位；不掌握的为空'),
  basis,
});

const intake = z.strictObject({
  opens: p.civilDate.nullable().describe('开始日期；不限的为空'),
  closes: p.civilDate.nullable().describe('截止日期，当天有效；不限的为空'),
  note: line.optional(),
  removed: z.boolean().optional().describe('true：这一类型不再另行规定'),
  basis,
});

const part = <T extends z.ZodType>(entry: T) =>
  z
    .record(key, entry)
    .refine((entries) => Object.keys(entries).length <= 100, '一次修改的内容过多。')
    .optional();

/**
 * 修改规则 (change of the rules): entries by their name, code or id; an entry that is left out stays. Every entry states
 * its basis.
 */
export const settingsBody = z.strictObject({
  basedOn: z.string().max(12, '过长。').describe('所依据的版本，须为最新版本'),
  reason: p.reason,
  change: z.strictObject({
    clocks: part(clock),
    ladders: part(ladder),
    settings: part(setting),
    office: part(officeFact).describe('已改在“区县信息”中修改，此处不再接受'),
    rubrics: part(rubric),
    totals: part(z.strictObject({ value: days, source: line.optional(), basis })),
    cellTypes: part(cellType),
    checkItems: part(checkItem).describe('命名后的核查项；没有的编号为新增'),
    groups: part(group).describe('责任单位组的成员单位'),
    intake: part(intake).describe('申报起止：按类型代码，all 为没有另行规定的类型'),
  }),
});

export const settingsQuery = z.strictObject({
  year: z.coerce.number('应为四位年份。').pipe(p.programmeYear).optional(),
  version: z.string().max(12, '过长。').optional().describe('某一版本；省略时为现行版本'),
});

export const settingsChangeQuery = z.strictObject({
  preview: p.flagInQuery.optional().describe('true：只说明会改变什么，不改变'),
});

const version = z.object({
  version: z.string(),
  effectiveFrom: p.civilDate,
  publishedBy: z.string().nullable().describe('随系统带来的为空'),
  publishedAt: z.string(),
  reason: z.string().nullable(),
  basedOn: z.string().nullable(),
  inForce: z.boolean(),
  openApplications: z.int().describe('按此版本办理中的申报'),
  waiting: z.int().describe('已决定改用此版本、尚未完成的申报'),
  vendorVersion: z.string().nullable().describe('所采用的随系统提供的版本；没有采用的为空'),
});

const values = z.record(z.string(), z.unknown());

/** The rules as people read them: every value with its basis. */
export const settingsView = z.object({
  programmeYear: z.int(),
  version: z.string(),
  source: values,
  clocks: z.record(z.string(), values).describe('各项时限'),
  ladders: z.record(z.string(), values).describe('提醒阶梯'),
  settings: z.record(z.string(), values).describe('其他设定'),
  office: z
    .record(z.string(), values)
    .describe('今天有效的办公室名称、代章单位、公示联系方式；在“区县信息”中修改'),
  cellTypes: z.array(values),
  rubrics: z.array(values),
  totals: z.array(values),
  baseline: values,
  form: z.array(values),
  checkItems: z.array(values).describe('命名后的核查项'),
  groups: z.array(values).describe('责任单位组及其成员单位'),
  departments: z.array(values).describe('这一年度规则中的部门'),
  intake: values.describe('申报起止；另行规定的类型在 types 中'),
  versions: z.array(version).describe('各版本，新的在前'),
});

/** One last day of an open case that the new rules would move. */
const movedDate = z.object({
  seat: z.string(),
  name: z.string(),
  clockName: z.string(),
  toldDueOn: p.civilDate,
  dueOn: p.civilDate.nullable().describe('新出现的事项为空'),
  newDueOn: p.civilDate.nullable().describe('不再需要的事项为空'),
});

/** An open case under the new rules: what would move, and who would have to be notified. */
export const touchedCase = z.object({
  id: z.string(),
  number: z.string(),
  unit: z.string().describe('单位名称'),
  stageName: z.string(),
  from: z.string().describe('现按此版本办理'),
  to: z.string(),
  dates: z.array(movedDate),
  told: z.array(z.object({ seat: z.string(), name: z.string(), kindName: z.string() })),
});

export const settingsChange = z.object({
  preview: z.boolean(),
  basedOn: z.string(),
  version: z.string().describe('新的版本'),
  differences: z.array(z.object({ path: z.string(), from: z.unknown(), to: z.unknown() })),
  touched: z.object({
    applications: z.int().describe('办理中的申报'),
    changedDates: z.int(),
    cases: z.array(touchedCase).describe('日期有变的申报，最多 200 件'),
  }),
});

export const settingsApplyBody = z
  .strictObject({
    applicationIds: z.array(p.uuid).min(1, '没有选择申报。').max(200, '一次最多 200 件。').optional(),
    all: z.literal(true, '只能为 true。').optional(),
    reason: p.reason,
  })
  .refine(({ applicationIds, all }) => (applicationIds === undefined) !== (all === undefined), {
    path: ['applicationIds'],
    message: '请选择申报（applicationIds），或选择全部（all）。',
  });

export const settingsApplyAnswer = z.object({
  version: z.string(),
  ordered: z.int().describe('将改用此版本的申报'),
  waiting: z.int().describe('尚未完成的'),
});

export type SettingsBody = z.output<typeof settingsBody>;
export type SettingsQuery = z.output<typeof settingsQuery>;
export type SettingsView = z.infer<typeof settingsView>;
export type SettingsChange = z.infer<typeof settingsChange>;
export type TouchedCase = z.infer<typeof touchedCase>;
export type SettingsApplyBody = z.output<typeof settingsApplyBody>;
export type SettingsApplyAnswer = z.infer<typeof settingsApplyAnswer>;
