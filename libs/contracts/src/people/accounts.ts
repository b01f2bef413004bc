import { enteredLine } from '@app/domain';
import { z } from 'zod';
import * as p from '../primitives';
import { ROLES } from './session';

const login = z
  .string()
  .normalize('NFKC')
  .overwrite(enteredLine)
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, '账号为 2 至 64 个小写字母、数字或 . _ -，以字母或数字开头。');

const unit = z.strictObject({ name: p.line(120, 2), creditCode: p.creditCode.optional() });

const about = {
  name: p.line(60),
  email: p.email,
  department: p.departmentId.optional().describe('部门账号必填'),
  town: p.line(60, 2).optional().describe('镇街账号必填：名单中的镇街'),
  head: z.boolean().optional().describe('部门或区无废办的负责人：逾期时另行告知'),
  digest: z.boolean().optional().describe('每个工作日上午一封汇总邮件'),
  unit: unit.optional().describe('申报账号所属的单位；有代码的，只能为该单位申报'),
};

interface Fitting {
  role: string;
  department?: unknown;
  town?: unknown;
  head?: boolean;
  unit?: unknown;
}

/** Returns the fields that do not fit the role, each with its fault in Chinese. */
export function unfitting({ role, department, town, head, unit: ofUnit }: Fitting): [string, string][] {
  return [
    ...(role === 'department' && department === undefined ? [['department', '请选择部门。']] : []),
    ...(role !== 'department' && department !== undefined ? [['department', '只有部门账号有部门。']] : []),
    ...(role === 'town' && town === undefined ? [['town', '请选择镇街。']] : []),
    ...(role !== 'town' && town !== undefined ? [['town', '只有镇街账号属于一个镇街。']] : []),
    ...(head && role !== 'department' && role !== 'office' ? [['head', '只有部门和区无废办有负责人。']] : []),
    ...(ofUnit !== undefined && role !== 'applicant' ? [['unit', '只有申报账号属于一个单位。']] : []),
  ] as [string, string][];
}

export const accountBody = z
  .strictObject({ login, role: z.enum(ROLES), ...about })
  .superRefine((body, context) => {
    for (const [key, message] of unfitting(body)) context.addIssue({ code: 'custom', path: [key], message });
  });

/** The fields of an account that may change. The role stays: a person with another role gets another account. */
export const accountChangeBody = z.strictObject({
  ...about,
  name: about.name.optional(),
  email: about.email.optional(),
});

export const ACCOUNT_ACTS = ['disable', 'enable', 'resetPassword', 'endSessions'] as const;

export const accountCommandBody = z.strictObject({ type: z.enum(ACCOUNT_ACTS), reason: p.note });

export const accountQuery = z.strictObject({
  q: p.searchText.optional(),
  role: z.enum(ROLES).optional(),
  active: p.flagInQuery.optional(),
  sort: p.sortBy('login', 'name', 'role', 'email'),
  cursor: p.cursor,
  limit: p.pageLimit,
});

export const accountItem = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  department: z.object({ id: z.string(), name: z.string() }).nullable(),
  town: z.string().nullable(),
  unit: z.object({ name: z.string(), creditCode: z.string().nullable() }).nullable(),
  head: z.boolean(),
  digest: z.boolean(),
  active: z.boolean(),
  demo: z.boolean(),
  oneTimeUntil: z.string().nullable().describe('一次性密码的有效期；已自行设置密码的为空'),
  sessions: z.int().describe('当前登录数'),
  createdAt: z.string(),
});

export const accountPage = p.page(accountItem);

/** The account, with its one-time password when one was made. The password is never shown again. */
export const accountAnswer = z.object({ account: accountItem, password: z.string().optional() });

export const accountEventList = z.object({
  items: z.array(
    z.object({
      type: z.string(),
      typeName: z.string(),
      by: z.string(),
      byName: z.string(),
      at: z.string().describe('实际时间'),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

export const passwordBody = z.strictObject({
  oldPassword: z.string().min(1, '请填写原密码。').max(256, '密码过长。'),
  newPassword: z.string().min(1, '请填写新密码。').max(256, '密码过长。'),
});

export type AccountBody = z.output<typeof accountBody>;
export type AccountChangeBody = z.output<typeof accountChangeBody>;
export type AccountCommandBody = z.output<typeof accountCommandBody>;
export type AccountQuery = z.output<typeof accountQuery>;
export type AccountItem = z.infer<typeof accountItem>;
export type AccountAnswer = z.infer<typeof accountAnswer>;
export type AccountEventList = z.infer<typeof accountEventList>;
export type PasswordBody = z.output<typeof passwordBody>;
