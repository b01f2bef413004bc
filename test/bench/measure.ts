import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** CPU time so far, in ms, by name of process. */
export type Cpu = Record<string, number>;

const TICK_MS = existsSync('/proc/self/stat')
  ? 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  : 0;

/**
 * Returns the CPU time of this process and its children; PostgreSQL includes its sessions. Without /proc,
 * only this process.
 */
export function cpuNow(names: Map<number, string>): Cpu {
  const own = process.cpuUsage();
  const cpu: Cpu = { client: (own.user + own.system) / 1000 };
  if (TICK_MS === 0) return cpu;
  const all = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : [],
  );
  for (const child of all.filter(({ parent }) => parent === process.pid)) {
    const name = names.get(child.pid) ?? (child.command === 'postgres' ? 'PostgreSQL' : child.command);
    if (!names.has(child.pid) && name === 'node') continue; // the warden, which is part of the test run
    const sessions = all.filter(({ parent }) => parent === child.pid);
    cpu[name === 'server' || name.startsWith('temporal') ? 'Temporal' : name] = sessions.reduce(
      (sum, session) => sum + session.ms,
      child.ms,
    );
  }
  return cpu;
}

export function difference(after: Cpu, before: Cpu): Cpu {
  return Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
}

function statOf(pid: number): { pid: number; parent: number; command: string; ms: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0); // with ended children
    return { pid, parent: Number(fields[1]), command, ms: ticks * TICK_MS };
  } catch {
    return undefined;
  }
}

export function percentile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function median(numbers: number[]): number {
  return percentile(numbers, 0.5);
}

/** Returns the median time, in ms, of a durable write (fdatasync) of 4 kB to the disk of the databases. */
export function fsyncMs(): number {
  const file = join(tmpdir(), `wufei-fsync-${process.pid}`);
  const handle = openSync(file, 'w');
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    writeSync(handle, Buffer.alloc(4096), 0, 4096, 0);
    fdatasyncSync(handle);
    return performance.now() - start;
  });
  closeSync(handle);
  rmSync(file);
  return median(times);
}

/** Runs `work` for each i below `count`, at most `concurrency` at a time. */
export async function inParallel(
  concurrency: number,
  count: number,
  work: (i: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const workThrough = async () => {
    while (next < count) {
      const i = next;
      next += 1;
      await work(i);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, workThrough));
}
