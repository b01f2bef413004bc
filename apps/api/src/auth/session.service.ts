import {
  closeSession,
  countAttempt,
  findLogin,
  findSessionUser,
  forgiveAttempts,
  openSession,
  touchSession,
} from '@app/database';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { refuse } from '../problems';
import type { User } from './current-user';
import { Passwords } from './passwords';
import { hashOf, newToken } from './token';

/** How long a session lasts unused, and at all. */
export const SESSION = { idleMinutes: 60, hours: 12 };

/** How many failures are borne within the window: of one login, and from one address. */
export const ATTEMPTS = { windowMinutes: 15, perLogin: 10, perAddress: 100 };

/** Sessions: opened by a password, known by an opaque token of which only the hash is kept. */
@Injectable()
export class SessionService {
  constructor(
    private readonly pool: Pool,
    private readonly passwords: Passwords,
  ) {}

  /** A new session in the place of `oldToken`'s. Throws `wrongPassword`, `tooManyAttempts`. */
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
    const found = await findLogin(this.pool, login);
    if (!(await this.passwords.matches(found?.passwordHash, password)) || !found)
      throw refuse('wrongPassword');
    await forgiveAttempts(this.pool, [byLogin]);
    await forgiveAttempts(this.pool, [byAddress], attempt.at);

    const token = newToken();
    const { user } = found;
    const { hours } = SESSION;
    await openSession(this.pool, {
      tokenHash: hashOf(token)!,
      userId: user.id,
      hours,
      instead: hashOf(oldToken),
    });
    return { user, token };
  }

  /** Whose token it is; undefined when it is nobody's, or no longer. */
  async find(token: string | undefined): Promise<User | undefined> {
    const tokenHash = hashOf(token);
    if (!tokenHash) return undefined;
    const found = await findSessionUser(this.pool, tokenHash, SESSION.idleMinutes);
    if (!found) return undefined;
    const { unseen, ...user } = found;
    if (unseen) await touchSession(this.pool, tokenHash);
    return user;
  }

  async logout(token: string | undefined): Promise<void> {
    const tokenHash = hashOf(token);
    if (tokenHash) await closeSession(this.pool, tokenHash);
  }
}

/** What an attempt is counted under: not the login or address itself. */
function key(kind: 'login' | 'address', value: string): string {
  return createHash('sha256').update(`${kind}:${value}`).digest('base64url');
}
