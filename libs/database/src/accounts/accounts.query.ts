import type { Role } from '@app/domain';
import { type EntityManager, Not, type Repository } from 'typeorm';
import { AccountEventEntity } from './account-event.entity';
import { AccountEntity } from './account.entity';
import {
  byCode,
  byPinyin,
  castOf,
  columnOf,
  type SortBy,
  type SortedPlace,
  type SortKey,
} from '../worklists/sorting';
import { SessionEntity } from './session.entity';

type Accounts = Repository<AccountEntity>;

/** The columns by which the list can be sorted. */
export type AccountColumn = 'login' | 'name' | 'role' | 'email';

/** What each column of the list of accounts is sorted by. */
export const ACCOUNT_KEYS: Record<AccountColumn, SortKey> = {
  login: byCode('u.login'),
  name: byPinyin('u.name'),
  role: byCode('u.role'),
  email: byCode('u.email'),
};

export interface AccountsWanted {
  q?: string;
  role?: Role;
  active?: boolean;
  /** The order; without it by login. */
  sort?: SortBy<AccountColumn>;
  after?: SortedPlace;
  limit: number;
}

const SEARCHED: readonly (keyof AccountEntity)[] = ['login', 'name', 'email', 'town', 'unitName', 'unitCode'];

/** Returns one page of accounts, by login or as `sort` says. */
export function findAccounts(accounts: Accounts, wanted: AccountsWanted): Promise<AccountEntity[]> {
  const { q, role, active, sort = 'login', after, limit } = wanted;
  const { column, down } = columnOf(sort);
  const { sql, type } = ACCOUNT_KEYS[column];
  const way = down ? 'DESC' : 'ASC';
  const found = accounts
    .createQueryBuilder('u')
    .addSelect(sql, 'sort_key')
    .orderBy('sort_key', way)
    .addOrderBy('u.login', way)
    .limit(limit);
  if (role) found.andWhere('u.role = :role', { role });
  if (active !== undefined) found.andWhere('u.active = :active', { active });
  if (after) found.andWhere(`(${sql}, u.login) ${down ? '<' : '>'} (:key::${castOf(type)}, :tie)`, after);
  if (q) {
    const said = SEARCHED.map((column) => `strpos(lower(coalesce(u.${column}, '')), :q) > 0`);
    found.andWhere(`(${said.join(' OR ')})`, { q: q.toLowerCase() });
  }
  return found.getMany();
}

/** The columns of a new account; a column that is left out gets its default. */
export type NewAccountRow = Pick<AccountEntity, 'login' | 'name' | 'email' | 'role' | 'passwordHash'> &
  Partial<Pick<AccountEntity, 'department' | 'town' | 'unitName' | 'unitCode' | 'head' | 'digest'>>;

/** Creates an account without an account event. Returns its id, or undefined when the login is taken. */
export async function addAccount(
  manager: EntityManager,
  account: NewAccountRow,
  oneTimeHours?: number,
): Promise<string | undefined> {
  const row = { ...account, oneTimeUntil: inHours(oneTimeHours) };
  const insert = manager.createQueryBuilder().insert().into(AccountEntity).values(row);
  const { raw } = await insert.orIgnore().returning('id').execute();
  return (raw as { id: string }[])[0]?.id;
}

/**
 * Creates an account with a one-time password that is valid for `oneTimeHours`, and records `by` as its creator.
 * Returns the id, or undefined when the login is taken.
 */
export function createAccount(
  accounts: Accounts,
  account: NewAccountRow,
  oneTimeHours: number,
  by: string,
): Promise<string | undefined> {
  const { role, department, town } = account;
  return accounts.manager.transaction(async (manager) => {
    const id = await addAccount(manager, account, oneTimeHours);
    if (id)
      await note(manager, id, 'created', by, {
        role,
        ...(department && { department }),
        ...(town && { town }),
      });
    return id;
  });
}

/** The columns of an account that may change; a column that is left out stays. */
export type AccountChange = Partial<
  Pick<AccountEntity, 'name' | 'email' | 'department' | 'town' | 'unitName' | 'unitCode' | 'head' | 'digest'>
>;

/**
 * Changes an account and records the old and new value of each column that differs. Records nothing when none differs.
 */
export async function changeAccount(
  accounts: Accounts,
  id: string,
  change: AccountChange,
  by: string,
): Promise<void> {
  await accounts.manager.transaction(async (manager) => {
    const lock = { mode: 'pessimistic_write' } as const;
    const before = await manager.findOneOrFail(AccountEntity, { where: { id }, lock });
    const keys = (Object.keys(change) as (keyof AccountChange)[]).filter(
      (key) => change[key] !== undefined && change[key] !== before[key],
    );
    if (keys.length === 0) return;
    await manager.update(AccountEntity, id, Object.fromEntries(keys.map((key) => [key, change[key]])));
    const data = Object.fromEntries(keys.map((key) => [key, { from: before[key], to: change[key] }]));
    await note(manager, id, 'changed', by, data);
  });
}

/**
 * Closes or opens an account; closing it ends its sessions. Returns `lastAdmin` when no open admin account would
 * remain, and `forbidden` when `by` no longer has an open admin account.
 */
export function setAccountActive(
  accounts: Accounts,
  id: string,
  active: boolean,
  by: string,
  reason?: string,
): Promise<'done' | 'lastAdmin' | 'forbidden'> {
  return accounts.manager.transaction(async (manager) => {
    const admins = await manager.find(AccountEntity, {
      select: { id: true },
      where: { role: 'admin', active: true },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!admins.some((admin) => admin.id === by)) return 'forbidden';
    if (!active && admins.every((admin) => admin.id === id)) return 'lastAdmin';
    const { affected } = await manager.update(AccountEntity, { id, active: !active }, { active });
    if (!active) await manager.delete(SessionEntity, { userId: id });
    if (affected) await note(manager, id, active ? 'enabled' : 'disabled', by, reason ? { reason } : {});
    return 'done';
  });
}

/** Ends every session of an account and records how many there were. */
export async function endSessions(
  accounts: Accounts,
  id: string,
  by: string,
  reason?: string,
): Promise<void> {
  await accounts.manager.transaction(async (manager) => {
    const { affected } = await manager.delete(SessionEntity, { userId: id });
    await note(manager, id, 'sessionsEnded', by, { sessions: affected ?? 0, ...(reason && { reason }) });
  });
}

/**
 * Sets a password: a one-time password when `oneTimeHours` is given, else one that the person chose. Ends every session
 * except `keep`.
 */
export async function setPassword(
  accounts: Accounts,
  id: string,
  { passwordHash, oneTimeHours, keep }: { passwordHash: string; oneTimeHours?: number; keep?: Buffer },
  by: string,
): Promise<void> {
  await accounts.manager.transaction(async (manager) => {
    const until = inHours(oneTimeHours);
    const password = { passwordHash, passwordSetAt: () => 'now()', oneTimeUntil: until };
    await manager.update(AccountEntity, id, password);
    await manager.delete(SessionEntity, { userId: id, ...(keep && { tokenHash: Not(keep) }) });
    await note(manager, id, oneTimeHours === undefined ? 'passwordChanged' : 'passwordReset', by, {});
  });
}

/** Returns the changes of an account with the person who made each (`changer`), newest first. */
export function findAccountEvents(
  events: Repository<AccountEventEntity>,
  id: string,
  limit: number,
): Promise<AccountEventEntity[]> {
  return events
    .createQueryBuilder('e')
    .innerJoin('e.changer', 'p')
    .addSelect(['p.id', 'p.name'])
    .where('e.userId = :id', { id })
    .orderBy('e.id', 'DESC')
    .limit(limit)
    .getMany();
}

/** Returns, as SQL, the moment that is so many hours after now by the clock of PostgreSQL; null without hours. */
export function inHours(hours: number | undefined): (() => string) | null {
  return hours === undefined ? null : () => `now() + ${hours} * interval '1 hour'`;
}

async function note(
  manager: EntityManager,
  userId: string,
  type: string,
  byUser: string,
  data: object,
): Promise<void> {
  await manager.insert(AccountEventEntity, { userId, type, byUser, data });
}
