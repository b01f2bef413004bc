import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Postgres, startPostgres as start } from '../../apps/stack/src/postgres/postgres';
import { freePort } from '../../apps/stack/src/process/ports';
import { removeAfterwards } from '../../apps/stack/src/process/warden';
import { type Database, databaseOn } from './database';

/** A PostgreSQL server for one fault test; an acknowledged commit survives a kill. */
export interface OwnPostgres {
  readonly port: number;
  /** Returns the address of a database for the superuser. */
  url(database: string): string;
  freshDatabase(): Promise<Database>;
  /** Kills the server (kill -9); its sessions end with it. */
  kill(): Promise<void>;
  /** Starts again on the same port and data; after `kill` it recovers from its log. */
  restart(): Promise<void>;
  /** Stops the server and removes its data. */
  close(): Promise<void>;
}

export async function startPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'wufei-postgres-'));
  removeAfterwards(folder);
  const password = randomBytes(12).toString('hex');
  const appPassword = randomBytes(12).toString('hex');
  const options = {
    dataDir: join(folder, 'data'),
    logFile: join(folder, 'postgres.log'),
    port: await freePort(),
    password,
    durable: true,
  };
  let server: Postgres = await start(options);
  return {
    port: options.port,
    url: (database) => server.url(database),
    freshDatabase: () => databaseOn(options.port, password, appPassword),
    async kill() {
      await server.process.stop(['SIGKILL'], 10_000);
    },
    async restart() {
      if (server.process.alive) await server.stop();
      server = await start(options);
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
