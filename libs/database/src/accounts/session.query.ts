import type { Role } from '@app/domain';
import type { Pool } from 'pg';

/** Someone with an account. */
export interface UserRow {
  id: string;
  login: string;
  name: string;
  role: Role;
  department?: string;
  demo: boolean;
  /** The password was handed out and must be changed. */
  oneTime: boolean;
  passwordSetAt: Date;
}

const USER = `u.id, u.login, u.name, u.role, u.department_id AS department, u.demo,
  u.one_time_until IS NOT NULL AS "oneTime", u.password_set_at AS "passwordSetAt"`;

/** Who a token's hash belongs to; not when the session is over, was left alone too long, or the account is closed. */
export async function findSessionUser(
  pool: Pool,
  tokenHash: Buffer,
  idleMinutes: number,
): Promise<(UserRow & { unseen: boolean }) | undefined> {
  const { rows } = await pool.query({
    name: 'find-session-user',
    text: `SELECT ${USER}, s.seen_at < now() - interval '1 minute' AS unseen
             FROM session s JOIN app_user u ON u.id = s.user_id AND u.active
            WHERE s.token_hash = $1 AND s.expires_at > now() AND s.seen_at > now() - $2 * interval '1 minute'`,
    values: [tokenHash, idleMinutes],
  });
  return rows[0] && { ...rows[0], department: rows[0].department ?? undefined };
}

/** The session is in use. */
export async function touchSession(pool: Pool, tokenHash: Buffer): Promise<void> {
  await pool.query('UPDATE session SET seen_at = now() WHERE token_hash = $1', [tokenHash]);
}

export async function findLogin(
  pool: Pool,
  login: string,
): Promise<{ user: UserRow; passwordHash: string } | undefined> {
  const { rows } = await pool.query(
    `SELECT ${USER}, u.password_hash AS "passwordHash" FROM app_user u
      WHERE u.login = $1 AND u.active AND coalesce(u.one_time_until > now(), true)`,
    [login],
  );
  if (!rows[0]) return undefined;
  const { passwordHash, ...user } = rows[0];
  return { user: { ...user, department: user.department ?? undefined }, passwordHash };
}

/** A new session in the place of the one that the browser came with. */
export async function openSession(
  pool: Pool,
  session: { tokenHash: Buffer; userId: string; hours: number; instead?: Buffer },
): Promise<void> {
  await pool.query(
    `WITH gone AS (DELETE FROM session WHERE token_hash = $4)
     INSERT INTO session (token_hash, user_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 hour')`,
    [session.tokenHash, session.userId, session.hours, session.instead ?? null],
  );
}

export async function closeSession(pool: Pool, tokenHash: Buffer): Promise<void> {
  await pool.query('DELETE FROM session WHERE token_hash = $1', [tokenHash]);
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
