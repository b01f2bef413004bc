import { DEMO_PASSWORD, type Env } from '@app/config';
import { type PortalInfo, ROLE_NAMES, ROLES } from '@app/contracts';
import { AccountEntity } from '@app/database';
import type { District } from '@app/domain';
import { Controller, Inject } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Districts } from '../reference';
import { Serve } from '../common/http/serve';
import { ENV } from '../common/parts';

@Controller()
export class PortalController {
  constructor(
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountEntity>,
    private readonly districts: Districts,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Serve('getPortalInfo')
  async info(): Promise<PortalInfo> {
    const { REHEARSAL: rehearsal, SEED_DEMO } = this.env;
    const district = publicOf(await this.districts.today());
    if (!SEED_DEMO) return { rehearsal, district, demoAccounts: [] };
    const found = await this.accounts.find({
      select: { login: true, name: true, role: true },
      where: { demo: true, active: true },
      order: { head: 'ASC', department: 'ASC', login: 'ASC' },
    });
    const demoAccounts = ROLES.map((role) => ({
      role,
      roleName: ROLE_NAMES[role],
      accounts: found
        .filter((account) => account.role === role)
        .map(({ login, name }) => ({ login, name, password: DEMO_PASSWORD })),
    })).filter(({ accounts }) => accounts.length > 0);
    return { rehearsal, district, demoAccounts };
  }
}

/** What a public notice prints too. */
function publicOf({
  name,
  header,
  officeFullName,
  contactPhone,
  contactAddress,
}: District): PortalInfo['district'] {
  return { name, header, office: officeFullName, phone: contactPhone, address: contactAddress };
}
