import {
  ACCOUNT_EVENT_NAMES,
  type AccountAnswer,
  type AccountBody,
  type AccountChangeBody,
  type AccountCommandBody,
  type AccountEventList,
  type AccountItem,
  type AccountQuery,
  unfitting,
} from '@app/contracts';
import {
  ACCOUNT_KEYS,
  AccountEntity,
  AccountEventEntity,
  changeAccount,
  columnOf,
  createAccount,
  Directories,
  type Directory,
  endSessions,
  findAccountEvents,
  findAccounts,
  findTowns,
  isTakenBackDepartment,
  setAccountActive,
  setPassword,
  type Towns,
} from '@app/database';
import { endedBy, namesOn } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { Repository } from 'typeorm';
import { oneTimePassword, Passwords, type User } from '../auth';
import { sortedPageOf, sortedPlaceOf } from '../common/http/cursor';
import { InvalidContent, refuse, refuseContent } from '../common/problems';
import { isoAt } from '../common/time';

/** How long an initial password is valid. */
const ONE_TIME_HOURS = 7 * 24;
const MOST_EVENTS = 200;

/** 账号: made, changed, closed and opened by an administrator; every change is recorded. */
@Injectable()
export class AccountsService {
  constructor(
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountEntity>,
    @InjectRepository(AccountEventEntity) private readonly changes: Repository<AccountEventEntity>,
    private readonly passwords: Passwords,
    private readonly directories: Directories,
    private readonly pool: Pool,
  ) {}

  async list(query: AccountQuery): Promise<{ items: AccountItem[]; nextCursor: string | null }> {
    const { cursor, limit, ...wanted } = query;
    const { column } = columnOf(wanted.sort ?? 'login');
    const { type } = ACCOUNT_KEYS[column];
    const [key, tie] = cursor ? sortedPlaceOf(cursor, wanted.sort, type, [isLogin]) : [];
    const after = key !== undefined && tie ? { key, tie } : undefined;
    const found = await findAccounts(this.accounts, { ...wanted, after, limit: limit + 1 });
    const { rows, nextCursor } = sortedPageOf(found, limit, wanted.sort, (last) => [
      last[column],
      last.login,
    ]);
    const [directory, towns] = await Promise.all([this.directories.read(), findTowns(this.pool)]);
    return { items: rows.map((row) => itemOf(row, directory, towns)), nextCursor };
  }

  async get(id: string): Promise<AccountAnswer> {
    const account = await this.mustFind(id);
    const [directory, towns] = await Promise.all([this.directories.read(), findTowns(this.pool)]);
    return { account: itemOf(account, directory, towns) };
  }

  /**
   * Throws `forbidden` (the office invites applicants only), `loginTaken`, `unknownDepartment`, `departmentDissolved`,
   * `unknownTown`.
   */
  async create(user: User, body: AccountBody): Promise<AccountAnswer> {
    if (user.role === 'office' && body.role !== 'applicant') throw refuse('forbidden');
    await this.checkDepartment(body.department);
    await this.checkTown(body.town);
    const { unit, ...account } = body;
    const password = oneTimePassword();
    const passwordHash = await this.passwords.hashOf(password);
    const made = { ...account, unitName: unit?.name, unitCode: unit?.creditCode, passwordHash };
    const id = await refusingTakenBack(createAccount(this.accounts, made, ONE_TIME_HOURS, user.id));
    if (!id) throw refuse('loginTaken');
    return { ...(await this.get(id)), password };
  }

  async change(user: User, id: string, { unit, ...change }: AccountChangeBody): Promise<AccountAnswer> {
    const { role, department, town } = await this.mustFind(id);
    const faults = unfitting({
      role,
      unit,
      ...change,
      department: change.department ?? department ?? undefined,
      town: change.town ?? town ?? undefined,
    });
    if (faults.length > 0)
      throw new InvalidContent(faults.map(([key, detail]) => ({ pointer: `/${key}`, detail })));
    await this.checkDepartment(change.department);
    const { former } = await this.checkTown(change.town);
    // The 镇街 that has taken the place of the recorded one is no change of the account.
    const moves = !town || change.town !== former[town];
    const ofUnit = unit && { unitName: unit.name, unitCode: unit.creditCode ?? null };
    await refusingTakenBack(
      changeAccount(this.accounts, id, { ...change, ...(!moves && { town: undefined }), ...ofUnit }, user.id),
    );
    return this.get(id);
  }

  /** Throws `lastAdmin`, `ownAccount`, and `departmentDissolved` for an account of a department that was taken back. */
  async act(user: User, id: string, { type, reason }: AccountCommandBody): Promise<AccountAnswer> {
    await this.mustFind(id);
    switch (type) {
      case 'disable':
      case 'enable': {
        const isOpen = type === 'enable';
        const outcome = await refusingTakenBack(setAccountActive(this.accounts, id, isOpen, user.id, reason));
        if (outcome !== 'done') throw refuse(outcome);
        return this.get(id);
      }
      case 'endSessions':
        await endSessions(this.accounts, id, user.id, reason);
        return this.get(id);
      case 'resetPassword': {
        if (id === user.id) throw refuse('ownAccount');
        const password = oneTimePassword();
        const passwordHash = await this.passwords.hashOf(password);
        await setPassword(this.accounts, id, { passwordHash, oneTimeHours: ONE_TIME_HOURS }, user.id);
        return { ...(await this.get(id)), password };
      }
    }
  }

  async events(id: string): Promise<AccountEventList> {
    await this.mustFind(id);
    const rows = await findAccountEvents(this.changes, id, MOST_EVENTS);
    const items = rows.map(({ type, data, byUser, changer, recordedAt }) => ({
      type,
      typeName: ACCOUNT_EVENT_NAMES[type] ?? type,
      by: byUser,
      byName: changer!.name,
      at: isoAt(recordedAt),
      data,
    }));
    return { items };
  }

  private async checkDepartment(department: string | undefined): Promise<void> {
    if (department === undefined) return;
    const { register, today } = await this.directories.read();
    if (!namesOn(register, department, today)) throw refuseContent('unknownDepartment', '/department');
    if (endedBy(register, department, today)) throw refuseContent('departmentDissolved', '/department');
  }

  /** A 镇街 of the list; any text is right while there is no list. */
  private async checkTown(town: string | undefined): Promise<Towns> {
    const towns = await findTowns(this.pool);
    const { names } = towns;
    if (town !== undefined && names.length > 0 && !names.includes(town))
      throw refuseContent('unknownTown', '/town');
    return towns;
  }

  private async mustFind(id: string): Promise<AccountEntity> {
    const account = await this.accounts.findOneBy({ id });
    if (!account) throw refuse('notFound');
    return account;
  }
}

/** Awaits a write; its department may have been taken back since it was checked. Throws `departmentDissolved` then. */
async function refusingTakenBack<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isTakenBackDepartment(error) ? refuseContent('departmentDissolved', '/department') : error;
  }
}

const isLogin = (part: string) => /^\S{1,64}$/.test(part);

function itemOf(
  { department, unitName, unitCode, oneTimeUntil, createdAt, ...row }: AccountEntity,
  directory: Directory,
  { former }: Pick<Towns, 'former'>,
): AccountItem {
  const { id, login, name, email, role, head, digest, active, demo, sessions } = row;
  return {
    ...{ id, login, name, email, role, head, digest, active, demo, sessions },
    town: row.town && (former[row.town] ?? row.town),
    department: department
      ? { id: department, name: directory.in(`account:${id}`).department(department) }
      : null,
    unit: unitName === null ? null : { name: unitName, creditCode: unitCode },
    oneTimeUntil: oneTimeUntil && isoAt(oneTimeUntil),
    createdAt: isoAt(createdAt),
  };
}
