import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as PostgresClient } from 'pg';
import { Client } from './client';
import { freshDatabase } from './database';
import { Crew } from './drive';
import { type Mailbox, openMailbox } from './mailbox';
import { freshNamespace, temporalAddress } from './temporal';

const DIST = join(__dirname.replace(/\/dist\/test\/support$/, '/test/support'), '../../dist');

/** The product's own processes on a fresh database and namespace, as in production but on a rehearsal clock. */
export interface System {
  base: string;
  appUrl: string;
  ownerUrl: string;
  namespace: string;
  mailbox: Mailbox;
  crew: Crew;
  env: NodeJS.ProcessEnv;
  /** Starts a worker (the product's, or another script below dist) and returns its process. */
  startWorker(script?: string, env?: NodeJS.ProcessEnv): Promise<ChildProcess>;
  startApi(): Promise<ChildProcess>;
  /** kill -9, and waits until the process is gone. */
  kill(child: ChildProcess): Promise<void>;
  /** Rows of a query as the owner. */
  sql<T = any>(text: string, values?: unknown[]): Promise<T[]>;
  /** Moves the programme clock (ISO 8601) and waits for everything that was due. */
  moveTo(now: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts database, mailbox, one api and one worker. `start` is the programme time at birth. */
export async function startSystem(
  start = '2024-08-28T09:00:00+08:00',
  options: { worker?: boolean } = {},
): Promise<System> {
  const database = await freshDatabase();
  const namespace = await freshNamespace();
  const mailbox = await openMailbox();
  const files = await mkdtemp(join(tmpdir(), 'wufei-files-'));
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'test',
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_APP_PASSWORD: new URL(database.appUrl).password,
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: namespace,
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'office@wufei.example',
    FILES_DIR: files,
    PORT: String(port),
    REHEARSAL: 'true',
    REHEARSAL_START: start,
    SEED_DEMO: 'true',
    LOG_LEVEL: process.env.WUFEI_TEST_LOG ?? 'warn',
  };
  await finished(run('apps/worker/src/migrate.js', env), 'migrate');
  const base = `http://127.0.0.1:${port}`;
  const children = new Set<ChildProcess>();
  const system: System = {
    base,
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    namespace,
    mailbox,
    crew: new Crew(base),
    env,
    async startWorker(script = 'apps/worker/src/main.js', extra = {}) {
      const child = track(run(script, { ...env, ...extra }));
      return child;
    },
    async startApi() {
      const child = track(run('apps/api/src/main.js', env));
      await eventually(async () => (await fetch(`${base}/api/health/live`)).ok, 30_000, 'the api is up');
      return child;
    },
    async kill(child) {
      await ended(child, 'SIGKILL');
      children.delete(child);
    },
    async sql(text, values) {
      const client = new PostgresClient({ connectionString: database.ownerUrl });
      await client.connect();
      try {
        return (await client.query(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    async moveTo(now) {
      const office = await system.crew.as('office');
      const reply = await office.post('/rehearsal/clock', { now });
      if (reply.status >= 300)
        throw new Error(`the clock was not moved: ${reply.status} ${JSON.stringify(reply.body)}`);
    },
    async stop() {
      await Promise.all([...children].map((child) => ended(child, 'SIGTERM')));
      await mailbox.close();
      await database.drop();
      await rm(files, { recursive: true, force: true });
    },
  };
  function track(child: ChildProcess): ChildProcess {
    children.add(child);
    return child;
  }
  if (options.worker !== false) await system.startWorker();
  await system.startApi();
  return system;
}

/** Waits until a condition holds, asking every 100 ms. Throws with `what` after `patience` ms. */
export async function eventually(
  holds: () => Promise<boolean> | boolean,
  patience: number,
  what: string,
): Promise<void> {
  const until = Date.now() + patience;
  let reason = '';
  while (Date.now() < until) {
    try {
      if (await holds()) return;
    } catch (error) {
      reason = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not within ${patience} ms: ${what} ${reason}`);
}

function run(script: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(DIST, script)], { env, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function finished(child: ChildProcess, name: string): Promise<void> {
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const forced = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(forced);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export { Client };
