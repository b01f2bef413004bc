import type { Env } from '@app/config';
import type { loginBody, Me, meBody, PasswordBody } from '@app/contracts';
import { AccountEntity, Directories, findProgrammeTime, findYears } from '@app/database';
import { civilDateAt, departmentsIn, isOpened, type KnownYear, readsAsUnit, workingYear } from '@app/domain';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { Repository } from 'typeorm';
import type { z } from 'zod';
import { Content } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { ENV } from '../common/parts';
import { isoAt } from '../common/time';
import { CurrentUser, type User } from './current-user';
import { SessionService } from './session.service';
import { cookieName } from './token';

@Controller()
export class SessionController {
  private readonly cookie: string;
  private readonly options: { path: string; httpOnly: boolean; sameSite: 'lax'; secure: boolean };

  constructor(
    private readonly sessions: SessionService,
    private readonly pool: Pool,
    private readonly directories: Directories,
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountEntity>,
    @Inject(ENV) private readonly env: Env,
  ) {
    this.cookie = cookieName(env.COOKIE_SECURE);
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure: env.COOKIE_SECURE };
  }

  @Serve('login')
  async login(
    @Content() body: z.output<typeof loginBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const { user, token } = await this.sessions.login(body, request.ip, request.cookies[this.cookie]);
    void reply.setCookie(this.cookie, token, this.options);
    return this.meOf(user);
  }

  @Serve('logout')
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.logout(request.cookies[this.cookie]);
    void reply.clearCookie(this.cookie, this.options);
  }

  @Serve('getMe')
  me(@CurrentUser() user: User): Promise<Me> {
    return this.meOf(user);
  }

  @Serve('updateMe')
  async choose(@CurrentUser() user: User, @Content() { digest }: z.output<typeof meBody>): Promise<Me> {
    await this.accounts.update(user.id, { digest });
    return this.meOf(user);
  }

  @Serve('changePassword')
  changePassword(
    @CurrentUser() user: User,
    @Content() body: PasswordBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.sessions.changePassword(user, body, request.cookies[this.cookie]);
  }

  private async meOf({
    id,
    login,
    name,
    role,
    department,
    actsFor,
    town,
    demo,
    mustChangePassword,
  }: User): Promise<Me> {
    const { digest, email, unitName, unitCode } = await this.accounts.findOneByOrFail({ id });
    const { offset, rehearsal } = await findProgrammeTime(this.pool);
    const now = Date.now() + offset;
    const today = civilDateAt(now);
    const years = await findYears(this.pool);
    return {
      id,
      login,
      name,
      email,
      role,
      ...(department && {
        department: {
          id: department,
          name: (await this.directories.read()).department(department),
          ...(actsFor && { actsFor: departmentsIn(actsFor) }),
        },
      }),
      ...(town && { town }),
      demo,
      digest,
      ...(unitName && { unit: { name: unitName, creditCode: unitCode } }),
      mustChangePassword,
      passwordPolicy: this.env.PASSWORD_POLICY,
      virusScan: this.env.CLAMD_ADDRESS !== undefined,
      programme: {
        now: isoAt(now),
        rehearsal: rehearsal && this.env.REHEARSAL,
        year: workingYear(years, today) ?? null,
        ...(rehearsal && this.env.REHEARSAL && { offset }),
        years: years.filter((one) => !readsAsUnit({ id, role }) || isOpened(one, today)).map(shown),
      },
    };
  }
}

function shown({ status, ...rest }: KnownYear): Me['programme']['years'][number] {
  return { ...rest, status: status === 'planned' ? 'notOpened' : status };
}
