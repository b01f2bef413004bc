import { join } from 'node:path';
import { readHolder } from '../../../apps/stack/src/process/lock';

/** The addresses of the servers that all specs of a run share. */
export interface Servers {
  postgres: { port: number; password: string };
  appPassword: string;
  temporalAddress: string;
}

const VARIABLE = 'WUFEI_TEST_SERVERS';

/** The file of servers that a developer keeps running between runs: `node apps/stack/bin/test-servers.mjs`. */
export const KEPT_FILE = join(process.cwd(), '.data/test-servers.json');

export function publish(servers: Servers): void {
  process.env[VARIABLE] = JSON.stringify(servers);
}

/** Returns the servers of this run. Throws outside the jest project `real`. */
export function servers(): Servers {
  const text = process.env[VARIABLE];
  if (!text)
    throw new Error(
      'no servers here: this spec belongs to the jest project "real" (.config/jest.config.cjs)',
    );
  return JSON.parse(text) as Servers;
}

/**
 * Returns the servers that somebody else keeps running, from the environment or from the file; undefined when there are
 * none.
 */
export function keptServers(): Servers | undefined {
  const text = process.env[VARIABLE];
  if (text) return JSON.parse(text) as Servers;
  return readHolder(KEPT_FILE)?.note.servers as Servers | undefined;
}
