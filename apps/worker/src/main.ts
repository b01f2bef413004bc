import { readEnv } from '@app/config';
import { NotReachable } from './connect';
import { createLog } from './log';
import { runWorker } from './run-worker';

const GRACE_MS = 15_000;

async function main(): Promise<number> {
  const env = readEnv();
  const log = createLog(env.LOG_LEVEL);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) return; // Ctrl-C can reach a process more than once
      log.info({ signal }, 'worker stops');
      stop.abort();
      setTimeout(() => process.exit(1), GRACE_MS).unref();
    });
  }
  try {
    await runWorker(env, log, stop.signal);
    log.info('worker stopped');
    return 0;
  } catch (error) {
    if (stop.signal.aborted && error instanceof NotReachable) return 0; // stopped while waiting
    log.fatal(
      { err: error },
      `worker cannot go on: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`worker cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
