import { readEnv } from '@app/config';
import { createPool } from '@app/database';
import { connectLazily, Engine } from '@app/engine';
import { createApi } from './create-api';
import { createLog } from './common/log';
import { Metrics } from './common/metrics';
import { RehearsalService } from './rehearsal';

const GRACE_MS = 15_000;

/** How long a caller waits for an act (ms); later it is still running, and may be asked for again. */
const PATIENCE_MS = 20_000;

async function main(): Promise<void> {
  const env = readEnv();
  const log = createLog(env.LOG_LEVEL);
  const pool = createPool(env.DATABASE_URL, { max: 16, applicationName: 'wufei-api' });
  pool.on('error', (error) => log.warn({ reason: error.message }, 'a PostgreSQL connection was lost'));
  const engine = new Engine(connectLazily(env.TEMPORAL_ADDRESS, env.TEMPORAL_NAMESPACE), PATIENCE_MS);
  const app = await createApi({ env, log, pool, engine });
  app.get(Metrics).measureProcess();
  await app.listen(env.PORT, env.HOST);
  log.info({ address: await app.getUrl() }, 'api ready');
  void app.get(RehearsalService).resume();

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return; // Ctrl-C reaches a process tree more than once
    stopping = true;
    log.info({ signal }, 'api stops');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    await app.close();
    await engine.close();
    await pool.end();
    log.info('api stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
}

main().catch((error: unknown) => {
  console.error(`api cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
