import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { type Child, startChild } from './process/child';
import { ROOT } from './root';

const READY_WITHIN_MS = 60_000;

// What Node loads before a program, in each of its threads.
const PRELOADED: Record<string, string> = {
  'apps/worker/src/main.js': 'apps/worker/src/temporal/threads.js',
};

/** A Node process of the product, or of the stack itself. */
export interface NodeService {
  name: string;
  /** Below dist/. */
  script: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Whether it is ready to work. */
  isReady: (child: Child) => Promise<boolean>;
}

/** Starts a service and resolves when it is ready. Throws with the end of its log when it ends instead. */
export async function startService(service: NodeService): Promise<Child> {
  const { name, script, args = [], env, logFile, isReady } = service;
  const child = await startChild({
    name,
    command: process.execPath,
    args: ['--enable-source-maps', ...nodeArgs(script), ...args],
    env,
    cwd: ROOT,
    logFile,
  });
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(child).catch(() => false))) {
    if (child.alive && Date.now() < until) {
      await rest(50);
      continue;
    }
    const account = child.alive
      ? `was not ready within ${READY_WITHIN_MS / 1000} s`
      : 'ended while it was starting';
    await stopService(child);
    throw new Error(`${name} ${account}; the end of ${logFile}:\n${child.said()}`);
  }
  return child;
}

/** Returns the arguments of Node that start a program below dist/. */
export function nodeArgs(script: string): string[] {
  const path = (file: string) => join(ROOT, 'dist', file);
  const preloaded = PRELOADED[script];
  return [...(preloaded ? ['--require', path(preloaded)] : []), path(script)];
}

/** Asks a service to finish its work and end; kills it after 20 s. */
export async function stopService(child: Child): Promise<void> {
  await child.stop(['SIGTERM'], 20_000);
}

export async function answersHttp(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await response.body?.cancel();
  return response.ok;
}
