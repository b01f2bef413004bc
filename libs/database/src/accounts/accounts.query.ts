import type { Role } from '@app/domain';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../transaction';
import { parameters } from '../worklists/scope';

/** Someone with an account, without his password. */
export interface AccountRow {
  id: string;
  login: string;
  name: string;
  email: string;
  role: Role;
  department: string | null;
  unitName: string | null;
  unitCode: string | null;
  head: boolean;
  digest: boolean;
  active: boolean;
  demo: boolean;
  oneTimeUntil: Date | null;
  sessions: number;
  createdAt: Date;
}

const ACCOUNT = `u.id, u.login, u.name, u.email, u.role, u.department_id AS department, u.unit_name AS "unitName",
  u.unit_code AS "unitCode", u.head, u.digest, u.active, u.demo, u.one_time_until AS "oneTimeUntil",
  u.created_at AS "createdAt",
  (SELECT count(*)::int FROM session s WHERE s.user_id = u.id AND s.expires_at > now()) AS sessions`;

export interface AccountsWanted {
  q?: string;
  role?: Role;
  active?: boolean;
  /** The login with which the page before ended. */
  after?: string;
  limit: number;
}

/** One page of the accounts by login. */
export async function findAccounts(pool: Pool, wanted: AccountsWanted): Promise<AccountRow[]> {
  const { values, put } = parameters();
  const { q, role, active, after, limit } = wanted;
  const conditions = ['true'];
  if (role) conditions.push(`u.role = ${put(role)}`);
  if (active !== undefined) conditions.push(`u.active = ${put(active)}`);
  if (after) conditions.push(`u.login > ${put(after)}`);
  if (q) {
    const part = put(q.toLowerCase());
    const said = ['u.login', 'u.name', 'u.email', `coalesce(u.unit_name, '')`, `coalesce(u.unit_code, '')`];
    conditions.push(`(${said.map((one) => `strpos(lower(${one}), ${part}) > 0`).join(' OR ')})`);
  }
  const { rows } = await pool.query<AccountRow>(
    `SELECT ${ACCOUNT} FROM app_user u WHERE ${conditions.join(' AND ')} ORDER BY u.login LIMIT ${put(limit)}`,
    values,
  );
  return rows;
}

export async function findAccount(db: Pool | PoolClient, id: string): Promise<AccountRow | undefined> {
  const { rows } = await db.query<AccountRow>(`SELECT ${ACCOUNT} FROM app_user u WHERE u.id = $1`, [id]);
  return rows[0];
}

/** What an account is made of. `oneTimeHours`: how long the password that was handed out is good. */
export interface NewAccountRow {
  login: string;
  name: string;
  email: string;
  role: Role;
  department?: string;
  unitName?: string;
  unitCode?: string;
  head: boolean;
  digest: boolean;
  passwordHash: string;
  oneTimeHours: number;
}

/** Makes an account; answers its id, or undefined when the login is taken. */
export async function createAccount(
  pool: Pool,
  account: NewAccountRow,
  by: string,
): Promise<string | undefined> {
  const { login, name, email, role, department, unitName, unitCode, head, digest } = account;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO app_user (login, name, email, role, department_id, unit_name, unit_code, head, digest, password_hash,
         one_time_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now() + $11 * interval '1 hour')
       ON CONFLICT (login) DO NOTHING RETURNING id`,
      [
        ...[login, name, email, role, department, unitName, unitCode, head, digest],
        ...[account.passwordHash, account.oneTimeHours],
      ],
    );
    if (!rows[0]) return undefined;
    await note(client, rows[0].id, 'created', by, { role, ...(department && { department }) });
    return rows[0].id;
  });
}

/** What may be changed of an account; what is left out stays. */
export type AccountChange = Partial<
  Pick<AccountRow, 'name' | 'email' | 'department' | 'unitName' | 'unitCode' | 'head' | 'digest'>
>;

const COLUMNS: Record<keyof AccountChange, string> = {
  name: 'name',
  email: 'email',
  department: 'department_id',
  unitName: 'unit_name',
  unitCode: 'unit_code',
  head: 'head',
  digest: 'digest',
};

/** Changes an account, noting each old value beside the new one; where nothing differs, nothing is noted. */
export async function changeAccount(
  pool: Pool,
  id: string,
  change: AccountChange,
  by: string,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT FROM app_user WHERE id = $1 FOR UPDATE', [id]);
    const before = (await findAccount(client, id))!;
    const keys = (Object.keys(change) as (keyof AccountChange)[]).filter(
      (key) => change[key] !== undefined && change[key] !== before[key],
    );
    if (keys.length === 0) return;
    const sets = keys.map((key, i) => `${COLUMNS[key]} = $${i + 2}`).join(', ');
    await client.query(`UPDATE app_user SET ${sets} WHERE id = $1`, [id, ...keys.map((key) => change[key])]);
    const data = Object.fromEntries(keys.map((key) => [key, { from: before[key], to: change[key] }]));
    await note(client, id, 'changed', by, data);
  });
}

/**
 * Closes or opens an account; a closed one's sessions end with it. `lastAdmin` when nobody would be left who opens one;
 * `forbidden` when whoever asks has been closed himself meanwhile.
 */
export async function setAccountActive(
  pool: Pool,
  id: string,
  active: boolean,
  by: string,
  reason?: string,
): Promise<'done' | 'lastAdmin' | 'forbidden'> {
  return inTransaction(pool, async (client) => {
    const { rows: admins } = await client.query<{ id: string }>(
      `SELECT id FROM app_user WHERE role = 'admin' AND active ORDER BY id FOR UPDATE`,
    );
    if (!admins.some((admin) => admin.id === by)) return 'forbidden';
    if (!active && admins.every((admin) => admin.id === id)) return 'lastAdmin';
    const { rowCount } = await client.query(
      'UPDATE app_user SET active = $2 WHERE id = $1 AND active <> $2',
      [id, active],
    );
    if (!active) await client.query('DELETE FROM session WHERE user_id = $1', [id]);
    if (rowCount) await note(client, id, active ? 'enabled' : 'disabled', by, reason ? { reason } : {});
    return 'done';
  });
}

/** Ends every session of an account. */
export async function endSessions(pool: Pool, id: string, by: string, reason?: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query('DELETE FROM session WHERE user_id = $1', [id]);
    await note(client, id, 'sessionsEnded', by, { sessions: rowCount ?? 0, ...(reason && { reason }) });
  });
}

/** Another password, handed out (`oneTimeHours`) or chosen; every session but `keep` ends. */
export async function setPassword(
  pool: Pool,
  id: string,
  { passwordHash, oneTimeHours, keep }: { passwordHash: string; oneTimeHours?: number; keep?: Buffer },
  by: string,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(
      `UPDATE app_user SET password_hash = $2, password_set_at = now(), one_time_until = now() + $3 * interval '1 hour'
        WHERE id = $1`,
      [id, passwordHash, oneTimeHours ?? null],
    );
    await client.query('DELETE FROM session WHERE user_id = $1 AND token_hash IS DISTINCT FROM $2', [
      id,
      keep ?? null,
    ]);
    await note(client, id, oneTimeHours === undefined ? 'passwordChanged' : 'passwordReset', by, {});
  });
}

export async function findPasswordHash(pool: Pool, id: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ hash: string }>(
    'SELECT password_hash AS hash FROM app_user WHERE id = $1 AND active',
    [id],
  );
  return rows[0]?.hash;
}

export interface AccountEventRow {
  type: string;
  data: Record<string, unknown>;
  by: string;
  byName: string;
  recordedAt: Date;
}

/** What was changed of an account, the last first. */
export async function findAccountEvents(pool: Pool, id: string, limit: number): Promise<AccountEventRow[]> {
  const { rows } = await pool.query<AccountEventRow>(
    `SELECT e.type, e.data, e.by_user AS by, p.name AS "byName", e.recorded_at AS "recordedAt"
       FROM account_event e JOIN app_user p ON p.id = e.by_user
      WHERE e.user_id = $1 ORDER BY e.id DESC LIMIT $2`,
    [id, limit],
  );
  return rows;
}

async function note(
  client: PoolClient,
  userId: string,
  type: string,
  by: string,
  data: Record<string, unknown>,
): Promise<void> {
  await client.query('INSERT INTO account_event (user_id, type, by_user, data) VALUES ($1, $2, $3, $4)', [
    userId,
    type,
    by,
    JSON.stringify(data),
  ]);
}
