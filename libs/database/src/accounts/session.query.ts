import type { Pool } from 'pg';
import type { Repository } from 'typeorm';
import type { AccountEntity } from './account.entity';

/** Someone with an account. */
export type UserRow = Pick<
  AccountEntity,
  'id' | 'login' | 'name' | 'role' | 'department' | 'demo' | 'oneTimeUntil' | 'passwordSetAt'
>;

/** Who a token's hash belongs to; not when the session is over, was left alone too long, or the account is closed. */
export async function findSessionUser(
  pool: Pool,
  tokenHash: Buffer,
  idleMinutes: number,
): Promise<(UserRow & { unseen: boolean }) | undefined> {
  // Read with every request: a tenth of what entities cost.
  const { rows } = await pool.query<UserRow & { unseen: boolean }>({
    name: 'find-session-user',
    text: `SELECT u.id, u.login, u.name, u.role, u.department_id AS department, u.demo,
                  u.one_time_until AS "oneTimeUntil", u.password_set_at AS "passwordSetAt",
                  s.seen_at < now() - interval '1 minute' AS unseen
             FROM session s JOIN app_user u ON u.id = s.user_id AND u.active
            WHERE s.token_hash = $1 AND s.expires_at > now() AND s.seen_at > now() - $2 * interval '1 minute'`,
    values: [tokenHash, idleMinutes],
  });
  return rows[0];
}

/** Who may log in under a name, with the hash of his password; not when it was handed out too long ago. */
export function findLogin(accounts: Repository<AccountEntity>, login: string): Promise<AccountEntity | null> {
  return accounts
    .createQueryBuilder('u')
    .addSelect('u.passwordHash')
    .where('u.login = :login AND u.active', { login })
    .andWhere('coalesce(u.oneTimeUntil > now(), true)')
    .getOne();
}

/** An attempt to log in that has been counted; it counts until it is forgiven or old. */
export interface Attempt {
  at: string;
  /** Attempts within the window, this one among them, by key. */
  counts: Record<string, number>;
}

/** Counts an attempt under each key, then how many there are: of many at once no more than the limit get through. */
export async function countAttempt(pool: Pool, keys: string[], windowMinutes: number): Promise<Attempt> {
  const { rows: made } = await pool.query<{ at: string }>(
    'INSERT INTO login_attempt (key, at) SELECT unnest($1::text[]), statement_timestamp() RETURNING at::text',
    [keys],
  );
  const { rows } = await pool.query<{ key: string; count: number }>(
    `SELECT key, count(*)::int AS count FROM login_attempt
      WHERE key = ANY($1) AND at > now() - $2 * interval '1 minute' GROUP BY key`,
    [keys, windowMinutes],
  );
  return { at: made[0]!.at, counts: Object.fromEntries(rows.map(({ key, count }) => [key, count])) };
}

/** Takes one attempt back, or, without a moment, all of a key's. */
export async function forgiveAttempts(pool: Pool, keys: string[], at?: string): Promise<void> {
  await pool.query(
    'DELETE FROM login_attempt WHERE key = ANY($1) AND ($2::timestamptz IS NULL OR at = $2::timestamptz)',
    [keys, at ?? null],
  );
}

/** Sessions that are over, old attempts, and what was written with commands that never took effect. */
export async function tidyUp(pool: Pool, idleMinutes: number): Promise<void> {
  await pool.query(
    `DELETE FROM session WHERE expires_at < now() OR seen_at < now() - $1 * interval '1 minute'`,
    [idleMinutes],
  );
  await pool.query(`DELETE FROM login_attempt WHERE at < now() - interval '1 day'`);
  await pool.query(
    `DELETE FROM command_input i WHERE i.received_at < now() - interval '7 days'
        AND NOT EXISTS (SELECT FROM command c WHERE c.id = i.command_id)`,
  );
}
