import { type Logger, pino } from 'pino';

const HIDDEN = ['password', 'cookie', 'authorization', '*.password', '*.cookie', '*.authorization'];

/** The process's log: one JSON line per entry; ids, codes and patterns of routes, never bodies or names. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: { process: 'api' },
    redact: HIDDEN,
    serializers: { err: errorWithoutData },
  });
}

/** Removes data from an error: PostgreSQL puts values of the row into `detail` and adds the parameters. */
export function errorWithoutData(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error };
  const { name, message, stack, code, constraint, table } = error as Error & Record<string, unknown>;
  const cause = error.cause === undefined ? {} : { cause: errorWithoutData(error.cause) };
  return { name, message, code, constraint, table, stack, ...cause };
}
