import { DEMO_PASSWORD, type Env } from '@app/config';
import { type PortalInfo, ROLE_NAMES, ROLES } from '@app/contracts';
import { findDemoAccounts } from '@app/database';
import { Controller, Inject } from '@nestjs/common';
import { Pool } from 'pg';
import { Serve } from '../common/http/serve';
import { ENV } from '../common/parts';

@Controller()
export class PortalController {
  constructor(
    private readonly pool: Pool,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Serve('getPortalInfo')
  async info(): Promise<PortalInfo> {
    const { REHEARSAL: rehearsal, SEED_DEMO } = this.env;
    if (!SEED_DEMO) return { rehearsal, demoAccounts: [] };
    const found = await findDemoAccounts(this.pool);
    const demoAccounts = ROLES.map((role) => ({
      role,
      roleName: ROLE_NAMES[role],
      accounts: found
        .filter((account) => account.role === role)
        .map(({ login, name }) => ({ login, name, password: DEMO_PASSWORD })),
    })).filter(({ accounts }) => accounts.length > 0);
    return { rehearsal, demoAccounts };
  }
}
