import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../apps/stack/src/postgres/postgres';
import { freePort } from '../../../apps/stack/src/process/ports';
import { bringUpTemporal } from '../../../apps/stack/src/temporal/bring-up';
import { removeAfterwards } from '../../../apps/stack/src/process/warden';
import type { Servers } from './servers';

/**
 * Starts one PostgreSQL and one Temporal server for specs to share. They lose data at a crash (`fsync` off); crashes
 * are tested on other servers (`startPostgres` in postgres.ts).
 */
export async function startServers(
  say: (line: string) => void,
): Promise<{ servers: Servers; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(await roomyMemory(), 'wufei-servers-'));
  removeAfterwards(folder);
  const secret = () => randomBytes(12).toString('hex');
  const password = secret();
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    port: await freePort(),
    password,
    durable: false,
  });
  const clear = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const temporal = await bringUpTemporal({
      postgres: { adminUrl: postgres.url('postgres'), port: postgres.port },
      password: secret(),
      folder: join(folder, 'temporal'),
      logFile: join(folder, 'temporal.log'),
      namespace: 'wufei',
      retentionDays: 1,
      say,
    });
    return {
      servers: {
        postgres: { port: postgres.port, password },
        appPassword: secret(),
        temporalAddress: temporal.address,
      },
      async stop() {
        await temporal.stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

const MEMORY = '/dev/shm';
const ROOM = 4 * 1024 ** 3; // a whole run leaves less than half of it

/** Returns a folder that lies in memory when there is room, because a database made in it costs a third; else that of the system. */
async function roomyMemory(): Promise<string> {
  const free = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free > ROOM ? MEMORY : tmpdir();
}
