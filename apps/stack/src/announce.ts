import { Client } from 'pg';
import { relative } from 'node:path';
import type { Ports } from './settings';

export interface Account {
  login: string;
  name: string;
  role: string;
}

export interface Place {
  ports: Ports;
  temporalAddress: string;
  namespace: string;
  smtpUrl: string;
  ownsMail: boolean;
  dataDir: string;
  secretsFile: string;
  accounts: Account[];
}

/** Returns the demonstration accounts in the record. */
export async function demonstrationAccounts(ownerUrl: string): Promise<Account[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Account>(
      'SELECT login, name, role FROM app_user WHERE demo ORDER BY login',
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** Returns the last lines of a start: every address, and who may log in. */
export function announcement(place: Place, seconds: number): string {
  const { ports, accounts } = place;
  const web = `http://localhost:${ports.api}`;
  const short = (path: string) => relative(process.cwd(), path) || '.';
  const lines = [
    '',
    `无废细胞 · Wufei is up (${seconds.toFixed(1)} s)`,
    '',
    row('portal', `${web}/`),
    row('API', `${web}/api   pages: ${web}/api/docs`),
    row(
      'mails',
      place.ownsMail ? `http://localhost:${ports.mailPage}/   SMTP: ${place.smtpUrl}` : place.smtpUrl,
    ),
    row('PostgreSQL', `127.0.0.1:${ports.postgres}, database wufei (passwords: ${short(place.secretsFile)})`),
    row('Temporal', `${place.temporalAddress}, namespace ${place.namespace}`),
    row('data', `${short(place.dataDir)}/   logs: ${short(place.dataDir)}/logs/`),
    '',
    ...accountLines(accounts),
    'Ctrl-C stops everything; the data stay.',
  ];
  return lines.join('\n');
}

function row(name: string, value: string): string {
  return `  ${name.padEnd(11)} ${value}`;
}

const ROLES = ['office', 'auditor', 'admin', 'applicant', 'town', 'inspector', 'department'];
const NAMES: { [role: string]: string } = {
  applicant: 'units',
  inspector: 'inspectors',
  town: 'towns',
  department: 'departments',
};

function accountLines(accounts: Account[]): string[] {
  if (accounts.length === 0) return [];
  const of = (role: string) => accounts.filter((account) => account.role === role);
  const named = (role: string) => of(role).map(({ login, name }) => `${login} ${name}`);
  const lines = ROLES.filter((role) => of(role).length > 0).flatMap((role) =>
    inRows(named(role), 90).map((text, i) => row(i === 0 ? (NAMES[role] ?? role) : '', text)),
  );
  return ['  demonstration accounts, password wufei-demo', ...lines, ''];
}

function inRows(items: string[], width: number): string[] {
  const rows: string[] = [];
  for (const item of items) {
    const last = rows.at(-1);
    if (last !== undefined && wide(last) + wide(item) + 3 <= width)
      rows[rows.length - 1] = `${last} · ${item}`;
    else rows.push(item);
  }
  return rows;
}

// A Chinese character takes two columns of a terminal.
function wide(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
}
