import type { DepartmentAct, NewDepartment } from '@app/domain';
import { z } from 'zod';
import * as p from './primitives';

const id = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,15}$/, '应为 2 至 16 个大写英文字母或数字，以字母开头。')
  .describe('部门代码，例如 JYJ；登记后不变');
const name = p.line(40).describe('简称，例如 区教育局');
const fullName = p.line(100).describe('全称');

const newDepartment = z.strictObject({ id, name, fullName }) satisfies z.ZodType<NewDepartment>;

/** 机构变动 (act on departments): what the document orders. */
export const departmentAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new'), departments: z.array(newDepartment).min(1).max(20) }),
  z.strictObject({ kind: z.literal('rename'), department: id, name, fullName }),
  z.strictObject({
    kind: z.literal('merge'),
    departments: z.array(id).min(1, '请选择被合并的部门。').max(20),
    into: z.union([id, newDepartment]).describe('承接部门：已有的部门，或新组建的部门'),
  }),
  z.strictObject({
    kind: z.literal('split'),
    department: id,
    departments: z.array(newDepartment).min(1).max(20).describe('分设后新成立的部门'),
    successor: id.describe('未另行指定的事项由哪个部门承接'),
    shares: z
      .array(
        z.strictObject({
          successor: id.describe('由哪个部门承接'),
          types: z.array(p.line(40)).max(100).optional().describe('细胞类型的代码'),
          tasks: z.array(p.line(10)).max(200).optional().describe('任务的编号，例如 T05；连同其指标'),
          accounts: z.array(z.uuid()).max(500).optional().describe('账号的编号'),
        }),
      )
      .max(40)
      .optional()
      .describe('另行指定由哪个部门承接的类型、任务和账号'),
  }),
  z.strictObject({ kind: z.literal('dissolve'), department: id, successor: id.nullable() }),
]) satisfies z.ZodType<DepartmentAct>;

export const departmentPreviewBody = z.strictObject({
  from: p.civilDate.describe('从哪一天起，不早于今天'),
  act: departmentAct,
});

export const departmentBody = departmentPreviewBody.extend({
  commandId: z.uuid().describe('同一编号重复发送，只登记一次'),
  basedOn: z.int().min(0).describe('所依据的最新一次变动的序号；还没有变动的为 0'),
  documentTitle: p.line(200).describe('文件标题'),
  documentNumber: p.line(60).optional().describe('发文字号；没有的不填'),
});

/** A recorded change of a register by day, of departments or 镇街: `kinds` and `passing` are those of the register. */
export function recordedChange<const K extends readonly string[], P extends z.ZodType>(kinds: K, passing: P) {
  return z.object({
    number: z.int(),
    kind: z.enum(kinds),
    kindName: z.string(),
    from: p.civilDate.describe('生效日期'),
    text: z.string().describe('变动内容'),
    documentTitle: z.string().describe('依据的文件；撤回的为空'),
    documentNumber: z.string().nullable(),
    reason: z.string().nullable().describe('撤回的理由；其他变动为空'),
    takenBackOn: p.civilDate.nullable().describe('从哪一天起不再有效；没有撤回的为空'),
    passing,
    changedBy: z.string(),
    recordedAt: z.string(),
  });
}

const named = z.object({ id: z.string(), name: z.string() });

const passing = z
  .object({
    cases: z.int().describe('未办结的申报'),
    tasks: z.int().describe('正在等待这些部门办理的事项'),
    cells: z.int().describe('牵头的已命名细胞'),
    parts: z.int().describe('未填报完的定期任务'),
    accounts: z.int().describe('在用账号'),
  })
  .describe('转由承接部门办理的数量');

export const departmentPreview = z.object({
  successor: named.nullable().describe('承接部门；没有的为空。分设的，为承接未另行指定事项的部门'),
  passing,
  successors: z
    .array(named.extend({ passing }))
    .describe('每个承接部门各承接多少；一项填报任务由几个部门承接的，各计一次'),
  subjects: z
    .array(
      z.object({
        kind: z.enum(['type', 'task', 'account']),
        id: z.string().describe('类型代码、任务编号或账号编号'),
        name: z.string(),
        count: z.int().describe('未办结的申报和已命名细胞，或未填报完的项数'),
        successor: z.string().describe('由哪个部门承接'),
      }),
    )
    .describe('分设时可以另行指定承接部门的类型、任务和账号；其他变动为空'),
  items: z
    .array(
      z.object({
        kind: z.enum(['case', 'cell', 'part', 'account']),
        id: z.string(),
        label: z.string().describe('编号、任务名称或登录名'),
        name: z.string().describe('单位或人员姓名'),
        department: z.string().describe('现在的部门'),
        successor: z.string().nullable().describe('由哪个部门承接'),
        dueOn: p.civilDate.nullable(),
      }),
    )
    .describe('转由承接部门办理的事项和账号，每类至多 200 条'),
});

export const departmentRegisterView = z.object({
  today: p.civilDate.describe('今天（项目日期）'),
  number: z.int().describe('最新一次变动的序号；还没有变动的为 0'),
  departments: z.array(
    z.object({
      id: z.string(),
      name: z.string().describe('今天的简称；已撤销的为撤销时的'),
      fullName: z.string(),
      beginsOn: p.civilDate.nullable().describe('成立日期；系统启用前已有的为空'),
      endsOn: p.civilDate.nullable().describe('撤销日期；没有撤销的为空'),
      successor: named.nullable().describe('撤销后由谁承接'),
      later: z
        .array(z.object({ from: p.civilDate, name: z.string(), fullName: z.string() }))
        .describe('已定、尚未生效的名称'),
      status: z.enum(['planned', 'present', 'ended']),
    }),
  ),
  changes: z
    .array(recordedChange(['new', 'rename', 'merge', 'split', 'dissolve', 'takeBack'], passing))
    .describe('历次变动，新的在前'),
});

/** 撤回: what goes back, or what stands against it. */
export const takeBackPreview = z.object({
  text: z.string().describe('撤回的变动'),
  from: p.civilDate.describe('从哪一天起不再有效'),
  isBefore: z.boolean().describe('变动尚未生效，撤回后不留痕迹'),
  passing,
  standing: z
    .array(
      z.object({
        kind: z.enum(['change', 'case', 'cell', 'part', 'account', 'rules']),
        label: z.string().describe('后来的变动、编号、任务名称、登录名或规则版本'),
        name: z.string().describe('单位或人员姓名'),
      }),
    )
    .describe('不能撤回的原因，每类至多 20 条；可以撤回的为空'),
});

export const takeBackBody = z.strictObject({
  commandId: z.uuid().describe('同一编号重复发送，只登记一次'),
  basedOn: z.int().min(0).describe('所依据的最新一次变动的序号'),
  reason: p.reason,
});

export type TakeBackPreview = z.infer<typeof takeBackPreview>;
export type TakeBackBody = z.output<typeof takeBackBody>;
export type DepartmentBody = z.output<typeof departmentBody>;
export type DepartmentPreviewBody = z.output<typeof departmentPreviewBody>;
export type DepartmentPreview = z.infer<typeof departmentPreview>;
export type DepartmentRegisterView = z.infer<typeof departmentRegisterView>;
/** What a recorded change of any register has. */
export type RecordedChangeView = Omit<DepartmentRegisterView['changes'][number], 'kind' | 'passing'> & {
  kind: string;
};
