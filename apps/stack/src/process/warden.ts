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

/**
 * If this process ends without stopping them (kill -9), the warden ends the watched processes with their signals, the
 * last one first.
 */
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
 * First ends the processes that the file lists from an earlier process, whose warden may still be at work or was killed
 * too; waits up to 15 s for each. Then keeps the watched processes in the file, until the returned function is called.
 */
export async function keepRoster(file: string): Promise<() => void> {
  for (const one of leftIn(file).reverse()) {
    for (const signal of [one.signal, 'SIGKILL'] as const) {
      const isThere = () => birthOf(one.pid) === one.birth;
      if (isThere()) process.kill(one.pid, signal);
      for (let waited = 0; isThere() && waited < 15_000; waited += 50) await rest(50);
    }
  }
  roster = file;
  writeRoster();
  return () => (roster = undefined);
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

/** Makes the warden remove a temporary file or folder after this process has ended. */
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
