import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Under which account PostgreSQL runs: it refuses root. */
export interface Account {
  uid: number;
  gid: number;
}

/** None when this process is not root; else the account `postgres`, made when missing, or `nobody`. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = find('postgres') ?? create('postgres') ?? find('nobody');
  if (!account)
    throw new Error('PostgreSQL does not run as root, and there is neither an account postgres nor nobody');
  return account;
}

function find(name: string): Account | undefined {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function create(name: string): Account | undefined {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', name], { stdio: 'pipe' });
  } catch {
    return undefined;
  }
  return find(name);
}

/** A command line as that account. A checkout below a closed folder (such as /root) is reached by one capability, not by opening the folder. */
export function asAccount(account: Account | undefined, command: string, args: string[], paths: string[]) {
  if (!account) return { command, args };
  if (paths.every(isOpenToAll)) return { command, args, ...account };
  const { uid, gid } = account;
  const drop = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const reach = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return { command: 'setpriv', args: [...drop, ...reach, '--', command, ...args] };
}

function isOpenToAll(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
