import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../root';
import { birthOf } from './running';

let warden: ChildProcess | undefined;

/** Should this process be killed (-9), the warden ends these with their signal, the last one first. */
export function watchOver(pid: number, signal: NodeJS.Signals): void {
  tell({ watch: pid, birth: birthOf(pid), signal });
}

export function noLongerWatch(pid: number): void {
  tell({ forget: pid });
}

/** Should this process be killed, the warden removes a folder of throw-away data. */
export function removeAfterwards(folder: string): void {
  tell({ remove: folder });
}

function tell(message: object): void {
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
