import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../process/child';
import { DYNAMIC_SETTINGS } from './config';
import { registerNamespace } from './namespace';
import type { Temporal } from './server';

export interface DevServerOptions {
  cli: string;
  port: number;
  folder: string;
  logFile: string;
  namespace: string;
  retentionDays: number;
}

/**
 * Starts the development server of the CLI with a database file: the same server code, slower, for machines without Go.
 */
export async function startDevServer(options: DevServerOptions): Promise<Temporal> {
  const { cli, port, folder, logFile, namespace, retentionDays } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const settings = DYNAMIC_SETTINGS.flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]);
  const child = await startChild({
    name: 'Temporal',
    command: cli,
    args: ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)].concat(
      ['--db-filename', join(folder, 'temporal.db'), '--log-level', 'warn'],
      settings,
    ),
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    logFile,
  });
  const address = `127.0.0.1:${port}`;
  const stop = async () => void (await child.stop(['SIGTERM'], 8_000));
  try {
    await registerNamespace(address, namespace, retentionDays, () => child.alive);
  } catch (error) {
    await stop();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`temporal server start-dev does not start on ${address}: ${reason}\n${child.said()}`);
  }
  return { address, process: child, stop };
}
