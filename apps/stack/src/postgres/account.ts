import { execFileSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The account under which PostgreSQL runs when root starts it, because PostgreSQL refuses root. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Returns undefined when this process is not root; else the account `postgres`, created when missing, or `nobody`.
 * Throws when there is neither.
 */
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

/**
 * Returns the command line that runs a command as that account. Files closed to the account (a checkout below /root,
 * packages installed with umask 077) are reached by one capability; their modes stay.
 * @param own files of the account; the folders above them may be closed to it
 */
export function asAccount(account: Account | undefined, command: string, args: string[], own: string[]) {
  if (!account) return { command, args };
  if (isProgramOfAll(command) && own.every(isBelowOpenFolders)) return { command, args, ...account };
  const { uid, gid } = account;
  const drop = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  // Without this bit access(2), which the programs of PostgreSQL call on each other, ignores capabilities.
  const keep = '--securebits=+no_setuid_fixup';
  const reach = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', keep];
  return { command: 'setpriv', args: [...drop, ...reach, '--', command, ...args] };
}

/**
 * Returns what to do when a command of `asAccount` failed because the capability is not available here; otherwise an
 * empty text.
 */
export function adviceAfter({ command }: { command: string }, said: string): string {
  if (command !== 'setpriv' || !/setpriv|denied|not permitted/i.test(said)) return '';
  return (
    '\nWhen root starts it, PostgreSQL runs as another account, which may not enter this folder, and the capability' +
    ' that lets it in (setpriv of util-linux, CAP_DAC_OVERRIDE, CAP_SETPCAP) cannot be had here.' +
    '\nStart as an ordinary user, or move to a folder that everybody may enter, such as /opt.'
  );
}

function isProgramOfAll(command: string): boolean {
  return (statSync(command).mode & 0o005) === 0o005 && isBelowOpenFolders(command);
}

function isBelowOpenFolders(path: string): boolean {
  return [path, realpathSync(path)].every((each) => {
    for (let folder = dirname(each); ; folder = dirname(folder)) {
      if ((statSync(folder).mode & 0o001) === 0) return false;
      if (folder === dirname(folder)) return true;
    }
  });
}
