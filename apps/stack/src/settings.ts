import { isAbsolute, join } from 'node:path';
import { ROOT } from './root';

/** What `npm start` reads from the environment; everything has a default. */
export interface Settings {
  dataDir: string;
  host: string;
  namespace: string;
  /** The wanted port of each service; moved up when it is in use. */
  wanted: Ports;
  /** A mail server to use instead of the catcher. */
  smtpUrl?: string;
  /** Passed unchanged to api, worker and migration. */
  product: NodeJS.ProcessEnv;
  /** The whole environment, for finding Temporal. */
  source: Source;
}

type Source = Record<string, string | undefined>;

export interface Ports {
  api: number;
  mailPage: number;
  smtp: number;
  temporal: number;
  postgres: number;
}

const VARIABLES: Record<keyof Ports, [name: string, standard: number]> = {
  api: ['PORT', 3000],
  mailPage: ['MAIL_PORT', 8025],
  smtp: ['SMTP_PORT', 1025],
  temporal: ['TEMPORAL_PORT', 7233],
  postgres: ['POSTGRES_PORT', 15432],
};

const DEMONSTRATION = {
  NODE_ENV: 'development',
  REHEARSAL: 'true',
  REHEARSAL_START: '2024-08-28T09:00:00+08:00',
  SEED_DEMO: 'true',
  MAIL_FROM: 'wufei@wufei.example',
  LOG_LEVEL: 'info',
};

const OPTIONAL = ['PUBLIC_URL', 'COOKIE_SECURE', 'WORKER_METRICS_PORT', 'FILES_DIR', 'CLAMD_ADDRESS'];
const SYSTEM = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];

/** A variable of the environment cannot be used. */
export class UnusableSetting extends Error {}

/** Reads the settings. Throws UnusableSetting. */
export function readSettings(env: Source): Settings {
  const names = Object.keys(VARIABLES) as (keyof Ports)[];
  const wanted = Object.fromEntries(
    names.map((name) => [name, portOf(env, ...VARIABLES[name])]),
  ) as unknown as Ports;
  const product = Object.fromEntries([
    ...[...SYSTEM, ...OPTIONAL].filter((name) => env[name]).map((name) => [name, env[name]]),
    ...Object.entries(DEMONSTRATION).map(([name, standard]) => [name, env[name] || standard]),
  ]);
  if (product.NODE_ENV === 'production')
    throw new UnusableSetting(
      'npm start is for development and demonstration; production: docker-compose.yml',
    );
  const dataDir = env.DATA_DIR || '.data';
  return {
    dataDir: isAbsolute(dataDir) ? dataDir : join(ROOT, dataDir),
    host: env.HOST || '127.0.0.1',
    namespace: env.TEMPORAL_NAMESPACE || 'wufei',
    wanted,
    smtpUrl: env.SMTP_URL || undefined,
    product,
    source: env,
  };
}

function portOf(env: Source, name: string, standard: number): number {
  const port = Number(env[name] || standard);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UnusableSetting(`${name}=${env[name]} is no port (1–65535)`);
  return port;
}
