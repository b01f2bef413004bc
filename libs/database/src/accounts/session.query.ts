import type { Pool } from 'pg';
import type { Repository } from 'typeorm';
import type { AccountEntity } from './account.entity';

/** A person with an account. */
export type UserRow = Pick<
  AccountEntity,
  'id' | 'login' | 'name' | 'role' | 'department' | 'town' | 'demo' | 'oneTimeUntil' | 'passwordSetAt'
> & {
  /** The departments, and shares of departments, for which the person may act, the own one included (`holds`); null for a person of none. */
  actsFor: string[] | null;
};

/**
 * Returns the person whose session has this token hash; undefined when the session has expired, was idle for too long,
 * or the account is closed.
 */
export async function findSessionUser(
  pool: Pool,
  tokenHash: Buffer,
  idleMinutes: number,
): Promise<(UserRow & { unseen: boolean }) | undefined> {
  // This runs with every request; plain SQL costs a tenth of what entities cost.
  const { rows } = await pool.query<UserRow & { unseen: boolean }>({
    name: 'find-session-user',
    text: `SELECT u.id, u.login, u.name, u.role, person_body(u.department_id, u.id) AS department,
                  seats_of(person_body(u.department_id, u.id)) AS "actsFor", town_on(u.town, programme_day()) AS town, u.demo,
                  u.one_time_until AS "oneTimeUntil", u.password_set_at AS "passwordSetAt",
                  s.seen_at < now() - interval '1 minute' AS unseen
             FROM session s JOIN app_user u ON u.id = s.user_id AND u.active
            WHERE s.token_hash = $1 AND s.expires_at > now() AND s.seen_at > now() - $2 * interval '1 minute'`,
    values: [tokenHash, idleMinutes],
  });
  return rows[0];
}

/**
 * Returns the open account with this login and its password hash; null when there is none or its one-time password has
 * expired.
 */
export function findLogin(accounts: Repository<AccountEntity>, login: string): Promise<AccountEntity | null> {
  return accounts
    .createQueryBuilder('u')
    .addSelect('u.passwordHash')
    .where('u.login = :login AND u.active', { login })
    .andWhere('coalesce(u.oneTimeUntil > now(), true)')
    .getOne();
}

/** A counted log-in attempt. It counts until it is forgiven or older than the window. */
export interface Attempt {
  at: string;
  /** By key: the number of attempts within the window, this one included. */
  counts: Record<string, number>;
}

/**
 * Writes an attempt under each key, then counts the attempts of each key. Concurrent attempts never pass the limit,
 * because each is written before it is counted.
 */
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

/** Deletes the attempt of that moment, or all attempts of the keys when no moment is given. */
export async function forgiveAttempts(pool: Pool, keys: string[], at?: string): Promise<void> {
  await pool.query(
    'DELETE FROM login_attempt WHERE key = ANY($1) AND ($2::timestamptz IS NULL OR at = $2::timestamptz)',
    [keys, at ?? null],
  );
}

/** Deletes expired and idle sessions, attempts older than a day, and inputs of commands that never took effect. */
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
