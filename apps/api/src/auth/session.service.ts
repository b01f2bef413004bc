import type { Env } from '@app/config';
import { PASSWORD_DAYS, type PasswordBody, passwordFault } from '@app/contracts';
import {
  AccountEntity,
  countAttempt,
  findLogin,
  findSessionUser,
  forgiveAttempts,
  inHours,
  SessionEntity,
  setPassword,
  type UserRow,
} from '@app/database';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { Repository } from 'typeorm';
import { ENV } from '../common/parts';
import { InvalidContent, refuse, refuseContent } from '../common/problems';
import type { User } from './current-user';
import { Passwords } from './passwords';
import { hashOf, newToken } from './token';

/** How long a session lasts without use, and in total. */
export const SESSION = { idleMinutes: 60, hours: 12 };

/** The failed attempts allowed within the window, per login and per address. */
export const ATTEMPTS = { windowMinutes: 15, perLogin: 10, perAddress: 100 };

/** Sessions: opened with a password, identified by an opaque token of which only the hash is stored. */
@Injectable()
export class SessionService {
  constructor(
    private readonly pool: Pool,
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountEntity>,
    private readonly passwords: Passwords,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Opens a session that replaces the one of `oldToken`. Throws `wrongPassword`, `tooManyAttempts`. */
  async login(
    { login, password }: { login: string; password: string },
    address: string,
    oldToken?: string,
  ): Promise<{ user: User; token: string }> {
    const [byLogin, byAddress] = [key('login', login.toLowerCase()), key('address', address)];
    const attempt = await countAttempt(this.pool, [byLogin, byAddress], ATTEMPTS.windowMinutes);
    if (attempt.counts[byLogin]! > ATTEMPTS.perLogin || attempt.counts[byAddress]! > ATTEMPTS.perAddress) {
      await forgiveAttempts(this.pool, [byLogin, byAddress], attempt.at); // else nobody ever gets in again
      throw refuse('tooManyAttempts', { retryAfter: ATTEMPTS.windowMinutes * 60 });
    }
    const found = await findLogin(this.accounts, login);
    if (!(await this.passwords.matches(found?.passwordHash, password)) || !found)
      throw refuse('wrongPassword');
    await forgiveAttempts(this.pool, [byLogin]);
    await forgiveAttempts(this.pool, [byAddress], attempt.at);

    const token = newToken();
    const expiresAt = inHours(SESSION.hours)!;
    await this.sessions.insert({ tokenHash: hashOf(token)!, userId: found.id, expiresAt });
    await this.logout(oldToken);
    const user = await this.find(token);
    if (!user) throw refuse('wrongPassword'); // closed at this moment
    return { user, token };
  }

  /** Returns the user of a token; undefined if it is unknown or has expired. */
  async find(token: string | undefined): Promise<User | undefined> {
    const tokenHash = hashOf(token);
    if (!tokenHash) return undefined;
    const found = await findSessionUser(this.pool, tokenHash, SESSION.idleMinutes);
    if (!found) return undefined;
    if (found.unseen) await this.sessions.update({ tokenHash }, { seenAt: () => 'now()' });
    return this.userOf(found);
  }

  /** Throws `tooManyAttempts`, `wrongOldPassword`, `weakPassword`, `samePassword`. The session of `token` goes on. */
  async changePassword(
    { id, login }: User,
    { oldPassword, newPassword }: PasswordBody,
    token: string | undefined,
  ): Promise<void> {
    const counted = key('login', `password of ${id}`);
    const { at, counts } = await countAttempt(this.pool, [counted], ATTEMPTS.windowMinutes);
    if (counts[counted]! > ATTEMPTS.perLogin) {
      await forgiveAttempts(this.pool, [counted], at);
      throw refuse('tooManyAttempts', { retryAfter: ATTEMPTS.windowMinutes * 60 });
    }
    const known = await this.accounts.findOne({
      select: { passwordHash: true },
      where: { id, active: true },
    });
    if (!(await this.passwords.matches(known?.passwordHash, oldPassword)))
      throw refuseContent('wrongOldPassword', '/oldPassword');
    await forgiveAttempts(this.pool, [counted]);
    if (newPassword === oldPassword) throw refuseContent('samePassword', '/newPassword');
    const fault = passwordFault(this.env.PASSWORD_POLICY, newPassword, login);
    if (fault) throw new InvalidContent([{ pointer: '/newPassword', detail: fault }], 'weakPassword', fault);
    const passwordHash = await this.passwords.hashOf(newPassword);
    await setPassword(this.accounts, id, { passwordHash, keep: hashOf(token) }, id);
  }

  private userOf({ oneTimeUntil, passwordSetAt, actsFor, town, ...row }: UserRow): User {
    const { id, login, name, role, department, demo } = row;
    const days = PASSWORD_DAYS[this.env.PASSWORD_POLICY];
    const isOld = days !== undefined && Date.now() - passwordSetAt.getTime() > days * 86_400_000;
    const mustChangePassword = oneTimeUntil !== null || isOld;
    const more = actsFor && actsFor.length > 1 ? { actsFor } : {};
    const ofTown = town === null ? {} : { town };
    return {
      ...{ id, login, name, role, department: department ?? undefined },
      ...{ ...more, ...ofTown, demo, mustChangePassword },
    };
  }

  async logout(token: string | undefined): Promise<void> {
    const tokenHash = hashOf(token);
    if (tokenHash) await this.sessions.delete({ tokenHash });
  }
}

/** Returns the key under which an attempt is counted; it does not reveal login or address. */
function key(kind: 'login' | 'address', value: string): string {
  return createHash('sha256').update(`${kind}:${value}`).digest('base64url');
}
