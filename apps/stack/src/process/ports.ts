import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './lock';
import { removeAfterwards } from './warden';

/** Whether a server could listen there now. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => resolve(true));
  });
  await new Promise((resolve) => server.close(resolve));
  return free;
}

/** The wanted port, or the next free one above it; it stays this process's, also before something listens there. */
export async function portFrom(wanted: number, host = '127.0.0.1'): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + 200, 65_536); port += 1) {
    if ((await isFree(port, host)) && claim(port)) return port;
  }
  throw new Error(`no free port from ${wanted} on ${host}`);
}

// Two stacks that start together both find a port free: the first that leaves its mark has it.
function claim(port: number): boolean {
  if (!('lock' in takeLock(markOf(port)))) return false;
  removeAfterwards(markOf(port));
  return true;
}

/** The file that says whose a port is; one that was left by a dead process says nothing. */
export function markOf(port: number): string {
  return join(tmpdir(), `wufei-ports-${userInfo().uid}`, String(port));
}

// Below the range that the system gives to outgoing connections, so that nobody gets one between choice and use.
const LOW = 12_000;
const HIGH = 32_000;
const given = new Set<number>();

/** Free ports on the loopback address, none given twice by this process. */
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
