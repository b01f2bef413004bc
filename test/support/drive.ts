import { Client } from './client';

/** The parts of a rubric that a sheet is filled from. */
export interface RubricItem {
  id: string;
  kind: 'MUST' | 'VETO' | 'SCORED' | 'BONUS';
  max?: number;
}

/** Logins of the demonstration accounts, each logged in once. */
export class Crew {
  private readonly clients = new Map<string, Promise<Client>>();

  constructor(readonly base: string) {}

  as(login: string): Promise<Client> {
    let client = this.clients.get(login);
    if (!client) {
      client = Client.login(this.base, login);
      this.clients.set(login, client);
    }
    return client;
  }
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A 统一社会信用代码 with a right check digit (GB 32100) for the n-th unit of a story. */
export function creditCode(n: number): string {
  const body = `91500112MA${[...String(n).padStart(7, '0')].map((digit) => ALPHABET[Number(digit)]).join('')}`;
  const sum = [...body].reduce((total, char, i) => total + ALPHABET.indexOf(char) * (3 ** i % 31), 0);
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}

/** The request of a draft for a type; `n` makes the unit its own. */
export function aDraft(cellType: string, n: number, unitName = `渝北测试单位${n}`) {
  return {
    programmeYear: 2024,
    cellType,
    unit: { name: unitName, creditCode: creditCode(n), address: `双龙大道 ${n} 号`, street: '双龙湖街道' },
    contact: { name: '张明', phone: '13800000000', email: `unit${n}@wufei.example` },
    form: { commitment: true },
  };
}

/** Marks for a sheet: everything met and full marks, or so few that it must be put right. */
export function marksFor(
  items: RubricItem[],
  outcome: 'passed' | 'rectify' | 'failed',
): Record<string, number | string> {
  const share = { passed: 1, rectify: 0.75, failed: 0.2 }[outcome];
  return Object.fromEntries(
    items.map((item) => {
      if (item.kind === 'MUST' || item.kind === 'VETO') return [item.id, 'met'];
      if (item.kind === 'BONUS') return [item.id, 0];
      return [item.id, Math.floor((item.max ?? 0) * share * 2) / 2];
    }),
  );
}
