import { z } from 'zod';
import { ROLES } from './people/session';

/** What the log-in page may know without a session. */
export const portalInfo = z.object({
  rehearsal: z.boolean().describe('演练环境'),
  demoAccounts: z
    .array(
      z.object({
        role: z.enum(ROLES),
        roleName: z.string(),
        accounts: z.array(z.object({ login: z.string(), name: z.string(), password: z.string() })),
      }),
    )
    .describe('演示账号;正式环境没有'),
});

export type PortalInfo = z.infer<typeof portalInfo>;
