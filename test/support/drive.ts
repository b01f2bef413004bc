import type { CellTypeItem, CommandAnswer } from '@app/contracts';
import { addDays, type CivilDate, civilDateAt } from '@app/domain';
import { Client } from './client';

/** An act as the api accepts it; without `commandId`, the client creates one. */
export type Act = { type: string; commandId?: string } & Record<string, unknown>;

/** The parts of a rubric item from which a sheet is filled. */
export interface RubricItem {
  id: string;
  kind: 'MUST' | 'VETO' | 'SCORED' | 'BONUS';
  max?: number;
}

/**
 * Clients of the demonstration accounts, each logged in once, with reads of the system that stories share.
 */
export class Crew {
  private readonly clients = new Map<string, Promise<Client>>();
  private readonly types = new Map<number | undefined, Promise<CellTypeItem[]>>();

  constructor(readonly base: string) {}

  /** From now on the work that would be done under a login, which has no account, is done by somebody else. */
  letStandIn(login: string, other: string): void {
    this.clients.set(login, this.as(other));
  }

  as(login: string): Promise<Client> {
    let client = this.clients.get(login);
    if (!client) {
      client = Client.login(this.base, login);
      this.clients.set(login, client);
    }
    return client;
  }

  async idOf(login: string): Promise<string> {
    return (await this.as(login)).me.id;
  }

  /** Switches these people to single mails instead of the digest. */
  async chooseSingleMails(...logins: string[]): Promise<void> {
    for (const login of logins) {
      const reply = await (await this.as(login)).put('/me', { digest: false });
      if (reply.status !== 200) throw new Error(`${login} cannot choose: ${reply.status}`);
    }
  }

  /** Returns the types of a year with their leads and rubrics; without a year, of the one that the work is in. */
  cellTypes(year?: number): Promise<CellTypeItem[]> {
    let types = this.types.get(year);
    if (!types) {
      const path = `/cell-types${year ? `?year=${year}` : ''}`;
      types = this.as('office').then(async (office) => (await office.mustGet(path)).items);
      this.types.set(year, types);
    }
    return types;
  }

  async cellType(code: string, year?: number): Promise<CellTypeItem> {
    const type = (await this.cellTypes(year)).find((one) => one.code === code);
    if (!type) throw new Error(`the instance knows no type ${code}`);
    return type;
  }

  /** Returns programme time (ms). */
  async now(): Promise<number> {
    return Date.parse((await (await this.as('office')).mustGet('/rehearsal/clock')).now);
  }

  /** Returns the programme date in Asia/Shanghai. */
  async today(): Promise<CivilDate> {
    return civilDateAt(await this.now());
  }

  /** Moves programme time (ISO 8601) and waits for everything that is due. Throws when refused. */
  async moveTo(now: string): Promise<void> {
    const reply = await (await this.as('office')).post('/rehearsal/clock', { now });
    if (reply.status !== 200)
      throw new Error(`the clock was not moved to ${now}: ${reply.status} ${JSON.stringify(reply.body)}`);
  }
}

/** Returns 09:00 of a day in Asia/Shanghai as ISO 8601. */
export function morning(date: CivilDate): string {
  return `${date}T09:00:00+08:00`;
}

/** Returns 09:00 of the next day. */
export function morningAfter(date: CivilDate): string {
  return morning(addDays(date, 1));
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Returns a 统一社会信用代码 with a valid check character (GB 32100) for the n-th unit. */
export function creditCode(n: number): string {
  const body = `91500112MA${String(n).padStart(7, '0')}`;
  const sum = [...body].reduce((total, char, i) => total + ALPHABET.indexOf(char) * (3 ** i % 31), 0);
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}

/** Returns the body of a draft of a type; `n` makes the unit unique. */
export function aDraft(cellType: string, n: number, unitName = `渝北测试单位${n}`, programmeYear = 2024) {
  return {
    programmeYear,
    cellType,
    unit: { name: unitName, creditCode: creditCode(n), address: `双龙大道 ${n} 号`, street: '双龙湖街道' },
    contact: { name: '张明', phone: '13800000000', email: `unit${n}@wufei.example` },
    form: { commitment: true },
  };
}

export type SheetOutcome = 'passed' | 'rectify' | 'failed';

/** Returns marks for a sheet: full marks, or few enough for rectification or failure. */
export function marksFor(items: RubricItem[], outcome: SheetOutcome): Record<string, number | string> {
  const share = { passed: 1, rectify: 0.75, failed: 0.2 }[outcome];
  return Object.fromEntries(
    items.map((item) => {
      if (item.kind === 'MUST' || item.kind === 'VETO') return [item.id, 'met'];
      if (item.kind === 'BONUS') return [item.id, 0];
      return [item.id, Math.floor((item.max ?? 0) * share * 2) / 2];
    }),
  );
}

export type { CellTypeItem, CommandAnswer };
