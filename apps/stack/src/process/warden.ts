import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { ROOT } from '../root';
import { birthOf } from './running';

interface Watched {
  pid: number;
  birth: string;
  signal: NodeJS.Signals;
}

let warden: ChildProcess | undefined;
let roster: string | undefined;
const watched: Watched[] = [];

/** Should this process be killed (-9), the warden ends these with their signal, the last one first. */
export function watchOver(pid: number, signal: NodeJS.Signals): void {
  const birth = birthOf(pid);
  watched.push({ pid, birth, signal });
  send({ watch: pid, birth, signal });
  writeRoster();
}

export function noLongerWatch(pid: number): void {
  const at = watched.findIndex((one) => one.pid === pid);
  if (at >= 0) watched.splice(at, 1);
  send({ forget: pid });
  writeRoster();
}

/**
 * From now on who is watched is written to a file as well. First ends what the file says is left of an earlier process:
 * its warden may still be at it, or was killed too.
 */
export async function keepRoster(file: string): Promise<void> {
  for (const one of leftIn(file).reverse()) {
    for (const signal of [one.signal, 'SIGKILL'] as const) {
      const isThere = () => birthOf(one.pid) === one.birth;
      if (isThere()) process.kill(one.pid, signal);
      for (let waited = 0; isThere() && waited < 15_000; waited += 50) await rest(50);
    }
  }
  roster = file;
  writeRoster();
}

function leftIn(file: string): Watched[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Watched[];
  } catch {
    return [];
  }
}

function writeRoster(): void {
  if (!roster) return;
  if (watched.length > 0) writeFileSync(roster, JSON.stringify(watched));
  else rmSync(roster, { force: true });
}

/** When this process has ended, the warden removes a file or folder that was not meant to stay. */
export function removeAfterwards(path: string): void {
  send({ remove: path });
}

function send(message: object): void {
  warden ??= open();
  warden.stdin!.write(`${JSON.stringify(message)}\n`);
}

function open(): ChildProcess {
  const child = spawn(process.execPath, [join(ROOT, 'apps/stack/bin/warden.mjs')], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.unref();
  child.stdin.on('error', () => undefined);
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
