import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const HAS_PROC = existsSync('/proc/self/cmdline');

/** Returns the command line of a running process; empty when there is none with this pid. */
export function commandOf(pid: number): string {
  return ask(pid, () =>
    HAS_PROC ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') : ps(pid, 'args='),
  );
}

/**
 * Returns what distinguishes a process from a later one with the same pid (its start time); empty when there is none.
 */
export function birthOf(pid: number): string {
  return ask(pid, () => {
    if (!HAS_PROC) return ps(pid, 'lstart=').trim();
    const { state, ticksSinceBoot } = statOf(pid);
    return state === 'Z' ? '' : ticksSinceBoot; // a zombie has ended
  });
}

/** Returns the parent of a process; 0 where /proc does not exist. */
export function parentOf(pid: number): number {
  return HAS_PROC ? Number(ask(pid, () => statOf(pid).parent)) : 0;
}

function statOf(pid: number) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' '); // the name before it may contain anything
  return { state: fields[0]!, parent: fields[1]!, ticksSinceBoot: fields[19]! };
}

function ask(pid: number, read: () => string): string {
  if (!Number.isInteger(pid) || pid <= 0) return '';
  try {
    return read();
  } catch {
    return '';
  }
}

function ps(pid: number, column: string): string {
  return execFileSync('ps', ['-o', column, '-p', String(pid)], { stdio: 'pipe' }).toString();
}
