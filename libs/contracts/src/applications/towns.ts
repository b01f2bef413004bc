import type { TownAct } from '@app/domain';
import { z } from 'zod';
import { recordedChange } from '../departments';
import * as p from '../primitives';

export const townList = z.object({
  version: z.int(),
  names: z.array(z.string()).describe('今天的镇街'),
  ending: z
    .array(z.object({ name: z.string(), endsOn: p.civilDate.describe('从这一天起不再使用') }))
    .describe('其中已登记撤销、没有承接镇街的：不能再选'),
  mayRecommend: z.boolean().describe('镇街账号可以对本镇街单位的申报提交推荐意见'),
  canChange: z.boolean(),
});

export const townBody = z.strictObject({
  version: z.int().describe('所依据的版本'),
  names: z.array(p.line(60, 2)).max(300, '不能超过 300 个。'),
  mayRecommend: z.boolean().optional().describe('不填的保持不变'),
});

const name = p.line(60, 2);

/** 镇街变动 (act on 镇街): what the document orders. */
const townAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new'), names: z.array(name).min(1, '请填写新设的镇街。').max(20) }),
  z.strictObject({ kind: z.literal('rename'), town: name, name: name.describe('新的名称') }),
  z.strictObject({
    kind: z.literal('merge'),
    towns: z.array(name).min(1, '请选择被合并的镇街。').max(20),
    into: z.union([name, z.strictObject({ name })]).describe('承接镇街：已有的写名称，新设的写 { name }'),
  }),
  z.strictObject({ kind: z.literal('dissolve'), town: name, successor: name.nullable() }),
]) satisfies z.ZodType<TownAct>;

export const townPreviewBody = z.strictObject({
  from: p.civilDate.describe('从哪一天起，不早于今天'),
  act: townAct,
});

export const townChangeBody = townPreviewBody.extend({
  commandId: p.uuid.describe('同一编号重复发送，只登记一次'),
  basedOn: z.int().min(0).describe('所依据的最新一次变动的序号；还没有变动的为 0'),
  documentTitle: p.line(200).describe('文件标题'),
  documentNumber: p.line(60).optional().describe('发文字号；没有的不填'),
});

export const townTakeBackBody = z.strictObject({
  commandId: p.uuid.describe('同一编号重复发送，只登记一次'),
  basedOn: z.int().min(0).describe('所依据的最新一次变动的序号'),
  reason: p.reason,
});

const passing = z
  .object({
    units: z.int().describe('单位库中的单位'),
    cases: z.int().describe('其中未办结的申报'),
    accounts: z.int().describe('在用的镇街账号'),
  })
  .describe('转归承接镇街的数量');

export const townPreview = z.object({
  text: z.string().describe('变动内容'),
  successor: z.string().nullable().describe('承接镇街；没有的为空'),
  passing,
});

export const townRegisterView = z.object({
  today: p.civilDate.describe('今天（项目日期）'),
  number: z.int().describe('最新一次变动的序号；还没有变动的为 0'),
  towns: z
    .array(
      z.object({
        name: z.string(),
        beginsOn: p.civilDate.nullable().describe('设立或启用这个名称的日期；系统启用前已有的为空'),
        endsOn: p.civilDate.nullable().describe('更名、合并或撤销的日期；没有的为空'),
        successor: z.string().nullable().describe('由哪个镇街承接'),
        status: z.enum(['planned', 'present', 'ended']),
      }),
    )
    .describe('现有的、将设立的和已不再使用的镇街'),
  changes: z
    .array(recordedChange(['new', 'rename', 'merge', 'dissolve', 'takeBack'], passing))
    .describe('历次变动，新的在前'),
});

export type TownList = z.infer<typeof townList>;
export type TownBody = z.output<typeof townBody>;
export type TownPreviewBody = z.output<typeof townPreviewBody>;
export type TownChangeBody = z.output<typeof townChangeBody>;
export type TownTakeBackBody = z.output<typeof townTakeBackBody>;
export type TownPreview = z.infer<typeof townPreview>;
export type TownRegisterView = z.infer<typeof townRegisterView>;
