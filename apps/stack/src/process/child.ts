import { spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { noLongerWatch, watchOver } from './warden';

/** How a process ended: its code, or the signal that ended it. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * A process of the stack. It has its own process group, so that Ctrl-C in a terminal reaches only the process that
 * stops the others in order.
 */
export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  readonly exited: Promise<Exit>;
  readonly alive: boolean;
  /**
   * Sends each signal in turn, waits up to `patienceMs` after each, and then kills. Resolves when the process has
   * ended.
   */
  stop(signals: NodeJS.Signals[], patienceMs: number): Promise<Exit>;
  signal(signal: NodeJS.Signals): void;
  /** Returns the last lines that this process wrote, without those of an earlier process. */
  said(lines?: number): string;
}

export interface ChildOptions {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** The signal that asks it to end; SIGTERM when left out. */
  endSignal?: NodeJS.Signals;
}

const LOG_LIMIT = 20_000_000;

/** Starts a process whose output goes to its log file. Throws when the command cannot be run. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, command, args, env, logFile, cwd, uid, gid, endSignal = 'SIGTERM' } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  keepSmall(logFile);
  const log = openSync(logFile, 'a');
  const from = fstatSync(log).size;
  const child = spawn(command, args, { env, cwd, uid, gid, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const exited = new Promise<Exit>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`${name} cannot be started: ${error.message}`)));
  });
  watchOver(child.pid!, endSignal);
  void exited.then(() => noLongerWatch(child.pid!));
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    name,
    pid: child.pid!,
    logFile,
    exited,
    get alive() {
      return !gone();
    },
    signal: (signal) => void (gone() || child.kill(signal)),
    said: (lines = 15) => lastLines(logFile, from, lines),
    async stop(signals, patienceMs) {
      for (const signal of [...signals, 'SIGKILL'] as const) {
        if (gone()) break;
        child.kill(signal);
        if (await within(patienceMs, exited)) break;
      }
      return exited;
    },
  };
}

function lastLines(file: string, from: number, count: number): string {
  const log = openSync(file, 'r');
  try {
    const size = fstatSync(log).size;
    const start = Math.max(from, size - 64_000);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    readSync(log, bytes, 0, bytes.length, start);
    return bytes.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
  } finally {
    closeSync(log);
  }
}

async function within(ms: number, end: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const answer = await Promise.race([end.then(() => true as const), late]);
  clearTimeout(timer);
  return answer;
}

function keepSmall(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(file, `${file}.1`);
}
