import type { District } from '@app/domain';
import { z } from 'zod';
import * as p from './primitives';

const line = p.line(200);
const phone = p
  .line(40)
  .regex(/^[0-9+][0-9 ()\uff08\uff09转-]{4,39}$/, '应为电话号码，例如 023-67800000 或 023-67800000转8001。');

/** 区县 (district): what numbers, pages, documents, tables and mails say of it. */
const facts = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z]{2,4}$/, '应为 2 至 4 个大写英文字母。')
    .describe('新编号的开头，例如 ABC'),
  name: line.describe('区县名称'),
  header: p.line(40).describe('页眉'),
  officeName: p.line(40).describe('办公室简称'),
  officeFullName: line.describe('发文机关和署名'),
  sealOwner: line.nullable().describe('代章单位；自有印章的为空'),
  namingTo: line.describe('命名文件的主送机关'),
  cityOffice: line.describe('上报文件的主送机关'),
  contactName: line.nullable().describe('公示联系人；未填写的为空'),
  contactPhone: phone.nullable().describe('公示联系电话；未填写的为空'),
  contactAddress: line.nullable().describe('公示联系地址；未填写的为空'),
} satisfies Record<keyof District, z.ZodType>);

/** 修改区县信息 (change of the district): only what changes. */
export const districtBody = z.strictObject({
  basedOn: z.int().min(1).describe('所依据的最新一版'),
  from: p.civilDate.describe('从哪一天起，不早于今天'),
  reason: p.reason,
  change: facts.partial(),
});

/** Values as stored: an older edition may hold what would be refused today. */
const stored = z.object(
  Object.fromEntries(Object.keys(facts.shape).map((key) => [key, z.string().nullable()])) as Record<
    keyof District,
    z.ZodNullable<z.ZodString>
  >,
) as unknown as z.ZodType<District>;

export const districtView = z.object({
  today: p.civilDate.describe('今天（项目日期）'),
  edition: z.int().describe('最新一版的序号'),
  current: stored.describe('今天有效的'),
  planned: z
    .array(z.object({ from: p.civilDate, district: stored }))
    .describe('已定、尚未生效的，先到的在前'),
  editions: z
    .array(
      z.object({
        edition: z.int(),
        from: p.civilDate,
        district: stored,
        changedBy: z.string().nullable().describe('随系统带来的为空'),
        reason: z.string().nullable(),
        recordedAt: z.string(),
      }),
    )
    .describe('各版，新的在前'),
});

export type DistrictBody = z.output<typeof districtBody>;
export type DistrictView = z.infer<typeof districtView>;
