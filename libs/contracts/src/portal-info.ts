import { z } from 'zod';
import { ROLES } from './people/session';

/** What the log-in page may know without a session. */
export const portalInfo = z.object({
  rehearsal: z.boolean().describe('演练环境'),
  district: z
    .object({
      name: z.string().describe('区县名称'),
      header: z.string().describe('页眉'),
      office: z.string().describe('办公室全称'),
      phone: z.string().nullable().describe('联系电话；未填写的为空'),
      address: z.string().nullable().describe('联系地址；未填写的为空'),
    })
    .describe('所属区县和办公室'),
  demoAccounts: z
    .array(
      z.object({
        role: z.enum(ROLES),
        roleName: z.string(),
        accounts: z.array(z.object({ login: z.string(), name: z.string(), password: z.string() })),
      }),
    )
    .describe('演示账号；正式环境没有'),
});

export type PortalInfo = z.infer<typeof portalInfo>;
