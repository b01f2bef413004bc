import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, postgresAccount } from './postgres/account';

/** The data folder belongs to an account other than the one that starts. */
export class ForeignData extends Error {}

const MADE_BY_THE_STACK = ['postgres', 'temporal', 'files', 'mails', 'logs', 'secrets.json'];

/**
 * Throws ForeignData with the command that helps when a data folder cannot be used by this process: it was copied from
 * another machine, or made by root. Root may use everything, except that PostgreSQL's part must belong to `account`.
 */
export function refuseForeignData(
  dataDir: string,
  uid = process.getuid?.(),
  account = postgresAccount(),
): void {
  if (uid === undefined || !existsSync(dataDir)) return;
  if (uid === 0) return refuseForeignPostgres(join(dataDir, 'postgres'), account);
  const foreign = isUsable(dataDir) ? foreignParts(dataDir, uid) : [['it', statSync(dataDir).uid] as const];
  if (foreign.length === 0) return;
  const list = foreign.map(([name, owner]) => `${name} belongs to ${accountName(owner)}`).join(', ');
  throw new ForeignData(
    `${dataDir} was made by another account: ${list}, and this is ${accountName(uid)}.\n` +
      `Take it over: sudo chown -R ${uid} ${quoted(dataDir)}`,
  );
}

function foreignParts(dataDir: string, uid: number) {
  return MADE_BY_THE_STACK.flatMap((name) => {
    const owner = ownerOf(join(dataDir, name));
    return owner === undefined || owner === uid ? [] : [[name, owner] as const];
  });
}

function refuseForeignPostgres(folder: string, account: Account | undefined): void {
  const owner = ownerOf(folder);
  if (!account || owner === undefined || owner === account.uid) return;
  const asOwner = owner === 0 ? '' : `\nOr start as ${accountName(owner)}, not as root.`;
  throw new ForeignData(
    `${folder} belongs to ${accountName(owner)}; started by root, PostgreSQL runs as ${accountName(account.uid)}.\n` +
      `Give it over: chown -R ${account.uid}:${account.gid} ${quoted(folder)}${asOwner}`,
  );
}

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}

function isUsable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns `postgres (101)`, or only the number when no account has it. */
function accountName(uid: number): string {
  try {
    const name = execFileSync('id', ['-nu', String(uid)], { stdio: 'pipe' })
      .toString()
      .trim();
    return `${name} (${uid})`;
  } catch {
    return `account ${uid}`;
  }
}

function quoted(path: string): string {
  return /^[\w/.-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
