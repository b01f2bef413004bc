import { DefaultLogger, Runtime, type LogLevel } from '@temporalio/worker';
import { pino, type Logger } from 'pino';

const LEVELS: Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

/** Returns the log of the process: one JSON line per entry, with ids and codes only. */
export function createLog(level: string): Logger {
  return pino({ level, base: { process: 'worker' } });
}

/**
 * Installs the Temporal runtime of this process; call it once, before any connection. Its log goes to `log`, its metrics
 * to a Prometheus endpoint on `metricsPort` (0 = none). The runtime handles no signals; `main` does.
 */
export function installRuntime(log: Logger, host: string, metricsPort: number): void {
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => log[LEVELS[level]](meta ?? {}, message)),
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(metricsPort > 0 && { metrics: { prometheus: { bindAddress: `${host}:${metricsPort}` } } }),
    },
  });
}
