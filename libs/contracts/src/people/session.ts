import { enteredCode } from '@app/domain';
import { z } from 'zod';
import * as p from '../primitives';
import { PROGRAMME_STATUSES } from '../year/parts';
import { PASSWORD_POLICIES } from './password-policy';

export const ROLES = ['applicant', 'department', 'town', 'inspector', 'office', 'auditor', 'admin'] as const;

export const loginBody = z.strictObject({
  login: z.string().overwrite(enteredCode).min(1, '请填写账号。').max(64, '账号过长。'),
  password: z.string().min(1, '请填写密码。').max(256, '密码过长。'),
});

/** The settings that people choose for themselves. */
export const meBody = z.strictObject({ digest: z.boolean() });

export const me = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  email: z.string().describe('通知发到这里'),
  role: z.enum(ROLES),
  department: z
    .object({
      id: z.string(),
      name: z.string(),
      actsFor: z.array(z.string()).optional().describe('由其承接的部门，含本部门；没有承接的不出现'),
    })
    .optional(),
  town: z.string().optional().describe('镇街账号所属的镇街'),
  demo: z.boolean(),
  digest: z.boolean().describe('每个工作日上午收一封汇总邮件'),
  unit: z
    .object({ name: z.string(), creditCode: z.string().nullable() })
    .optional()
    .describe('申报账号所属的单位'),
  mustChangePassword: z.boolean().describe('须先修改密码，此前不能办理其他事项'),
  passwordPolicy: z.enum(PASSWORD_POLICIES),
  virusScan: z.boolean().describe('已启用查毒：没有查过的文件不能打开'),
  programme: z.object({
    now: z.string().describe('项目时间'),
    year: z.int().nullable().describe('工作所在的年度：今天之前最近下达的项目年度；记录中没有年度时为空'),
    years: z
      .array(z.object({ year: z.int(), status: z.enum(PROGRAMME_STATUSES), openedOn: p.civilDate }))
      .describe('记录中的项目年度，由远到近；申报单位只列已经下达的'),
    rehearsal: z.boolean().describe('演练环境：时钟可向前拨动'),
    offset: z.number().optional().describe('演练环境：项目时间与实际时间之差，毫秒'),
  }),
});

export type Me = z.infer<typeof me>;
