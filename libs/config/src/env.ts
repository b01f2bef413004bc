import { z } from 'zod';
import { flag, INSTANCE, parseEnv, type Source } from './parse';

/** `host:port`, or the path of a Unix socket. Absent or empty: files are not scanned. */
const clamdAddress = z
  .string()
  .regex(/^(|\/\S+|(\[[0-9a-f:.]+\]|[^\s:/[\]]+):\d{1,5})$/i, 'host:port, or the path of a socket')
  .optional()
  .transform((address) => address || undefined);

const schema = z.object({
  ...INSTANCE,
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
  CLAMD_ADDRESS: clamdAddress,
  COOKIE_SECURE: flag,
  PASSWORD_POLICY: z.enum(['asvs', 'mlps3']).default('asvs'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema>;

/** The configuration of api and worker, parsed once at start. Throws ConfigError. */
export function readEnv(source: Source = process.env): Env {
  return parseEnv(schema, source);
}
