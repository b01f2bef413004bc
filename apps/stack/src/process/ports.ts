import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './lock';
import { removeAfterwards } from './warden';

/** Returns whether a server could listen on the port now. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => resolve(true));
  });
  await new Promise((resolve) => server.close(resolve));
  return free;
}

/**
 * Returns the wanted port, or the next free one above it, and reserves it for this process before something listens
 * there. Throws when none of the next 200 is free.
 */
export async function portFrom(wanted: number, host = '127.0.0.1'): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + 200, 65_536); port += 1) {
    if ((await isFree(port, host)) && claim(port)) return port;
  }
  throw new Error(`no free port from ${wanted} on ${host}`);
}

// Two stacks that start together may both find a port free; the first that takes its lock file gets it.
function claim(port: number): boolean {
  if (!('lock' in takeLock(markOf(port)))) return false;
  removeAfterwards(markOf(port));
  return true;
}

/** Returns the lock file of a port. A lock of a dead process does not count. */
export function markOf(port: number): string {
  return join(tmpdir(), `wufei-ports-${userInfo().uid}`, String(port));
}

// Below the range of the system for outgoing connections, so that none of those takes a port between choice and use.
const LOW = 12_000;
const HIGH = 32_000;
const given = new Set<number>();

/** Returns free ports on the loopback address; this process gives none twice. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = LOW + Math.floor(Math.random() * (HIGH - LOW));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    ports.push(port);
  }
  return ports;
}

export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port!;
}
