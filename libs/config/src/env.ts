import { readFileSync } from 'node:fs';
import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .default('false')
  .transform((text) => text === 'true' || text === '1');

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  DATABASE_URL: z.url(),
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s:]+:\d+$/, 'host:port'),
  TEMPORAL_NAMESPACE: z.string().default('wufei'),
  SMTP_URL: z.url(),
  MAIL_FROM: z.string().default('wufei@localhost'),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  WORKER_METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  FILES_DIR: z.string().default('.data/files'),
  COOKIE_SECURE: flag,
  REHEARSAL: flag,
  REHEARSAL_START: z.iso.datetime({ offset: true }).optional(),
  SEED_DEMO: flag,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema>;

/** Configuration that cannot be used: one line per value that is missing or wrong. */
export class ConfigError extends Error {}

/**
 * The configuration, parsed once at start; `X_FILE` may name a file that holds the value of `X` (a secret).
 * Throws ConfigError with every problem found, and refuses demonstration settings in production.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = schema.safeParse(withFiles(source));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  }
  const env = parsed.data;
  if (env.NODE_ENV === 'production' && (env.REHEARSAL || env.SEED_DEMO)) {
    throw new ConfigError('REHEARSAL and SEED_DEMO are refused when NODE_ENV=production');
  }
  return env;
}

function withFiles(source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = { ...source };
  for (const [key, path] of Object.entries(source)) {
    if (key.endsWith('_FILE') && path && key.slice(0, -5) in schema.shape) {
      values[key.slice(0, -5)] = readFileSync(path, 'utf8').trim();
    }
  }
  return values;
}
