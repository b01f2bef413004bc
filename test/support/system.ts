import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { type Child, startChild } from '../../apps/stack/src/process/child';
import { freePort } from '../../apps/stack/src/process/ports';
import { removeAfterwards } from '../../apps/stack/src/process/warden';
import { type Database, freshDatabase } from './database';
import { Crew } from './drive';
import { type Mail, type Mailbox, openMailbox } from './mail/mailbox';
import { programArgs } from './stack/program-args';
import { freshNamespace, temporalAddress } from './temporal';

/** The processes of the product with a fresh database and namespace, as in production but with rehearsal time. */
export interface System {
  base: string;
  database: Database;
  temporalAddress: string;
  namespace: string;
  mailbox: Mailbox;
  crew: Crew;
  /** Starts a worker: that of the product, or another script below dist/. */
  startWorker(script?: string, env?: NodeJS.ProcessEnv): Promise<Child>;
  startApi(): Promise<Child>;
  /** The environment of processes that are started from now on. */
  env: NodeJS.ProcessEnv;
  /** The processes that were started and not killed, oldest first. */
  workers: Child[];
  apis: Child[];
  /** Kills a process (kill -9); resolves when it has ended. */
  kill(child: Child): Promise<void>;
  /** Runs a query as the owner of the database and returns its rows. */
  sql<T = any>(text: string, values?: unknown[]): Promise<T[]>;
  /** Moves programme time (ISO 8601) and waits for everything that is due. */
  moveTo(now: string): Promise<void>;
  /** Waits until every mail that is due in programme time has been sent. */
  mailsHaveLeft(): Promise<void>;
  /** Returns the single mails (no digests) that link to a page (`/applications/<id>`, `/obligations/<id>`). */
  mailsAbout(path: string): Mail[];
  stop(): Promise<void>;
}

export interface SystemOptions {
  /** Starts no processes; the test does. */
  idle?: boolean;
  /** A PostgreSQL or Temporal server other than those of the run. */
  database?: Database;
  temporalAddress?: string;
  /** An existing namespace; a fresh one when left out. */
  namespace?: string;
  env?: NodeJS.ProcessEnv;
}

/** Starts database, mailbox, one worker and one api. `start` is programme time at the start. */
export async function startSystem(
  start = '2024-08-28T09:00:00+08:00',
  options: SystemOptions = {},
): Promise<System> {
  const address = options.temporalAddress ?? temporalAddress();
  const database = options.database ?? (await freshDatabase());
  const namespace = options.namespace ?? (await freshNamespace(address));
  const mailbox = await openMailbox();
  const folder = await mkdtemp(join(tmpdir(), 'wufei-system-'));
  if (!process.env.WUFEI_TEST_LOG) removeAfterwards(folder);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'test',
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_APP_PASSWORD: new URL(database.appUrl).password,
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'office@wufei.example',
    PUBLIC_URL: base,
    FILES_DIR: join(folder, 'files'),
    PORT: String(port),
    REHEARSAL: 'true',
    REHEARSAL_START: start,
    SEED_DEMO: 'true',
    LOG_LEVEL: process.env.WUFEI_TEST_LOG ?? 'warn',
    ...options.env,
  };
  const run = (name: string, script: string, extra: NodeJS.ProcessEnv = {}) =>
    startChild({
      name,
      command: process.execPath,
      args: programArgs(script),
      env: { ...env, ...extra },
      logFile: join(folder, `${name}.log`),
    });
  // Kept open between queries: a connection of its own costs each query ten times the CPU, in PostgreSQL and here.
  const pool = new Pool({ connectionString: database.ownerUrl, max: 4 });
  pool.on('error', () => undefined); // a killed server; the next query opens a new connection
  const sql = async (text: string, values?: unknown[]) => (await pool.query(text, values)).rows;

  const migration = await run('migrate', 'apps/worker/src/migrate.js');
  const { code } = await migration.exited;
  if (code !== 0) throw new Error(`migrate ended with ${code}:\n${migration.said()}`);

  const system: System = {
    base,
    database,
    temporalAddress: address,
    namespace,
    mailbox,
    crew: new Crew(base),
    env,
    workers: [],
    apis: [],
    async startWorker(script = 'apps/worker/src/main.js', extra) {
      const child = await run('worker', script, extra);
      system.workers.push(child);
      return child;
    },
    async startApi() {
      const child = await run('api', 'apps/api/src/main.js');
      system.apis.push(child);
      const answers = async () => {
        if (!child.alive) throw new Error(`the api has ended:\n${child.said()}`);
        return (await fetch(`${base}/api/health/live`)).ok;
      };
      await eventually(answers, 30_000, 'the api answers');
      return child;
    },
    async kill(child) {
      await child.stop(['SIGKILL'], 10_000);
      system.workers = system.workers.filter((one) => one !== child);
      system.apis = system.apis.filter((one) => one !== child);
    },
    sql: sql as System['sql'],
    moveTo: (now) => system.crew.moveTo(now),
    async mailsHaveLeft() {
      const waiting = `SELECT count(*)::int AS n FROM outbox WHERE status IN ('queued', 'sending') AND send_at <= now() +
        (SELECT offset_ms FROM programme_clock) * interval '1 ms'`;
      await eventually(async () => (await sql(waiting))[0].n === 0, 100_000, 'all mails have left');
    },
    mailsAbout: (path) =>
      mailbox.mails.filter(({ subject, text }) => !subject.includes('每日待办') && text.includes(path)),
    async stop() {
      await Promise.all([...system.apis, ...system.workers].map((child) => child.stop(['SIGTERM'], 20_000)));
      await mailbox.close();
      await pool.end();
      await database.drop();
      if (process.env.WUFEI_TEST_LOG) console.log(`logs: ${folder}`);
      else await rm(folder, { recursive: true, force: true });
    },
  };
  if (options.idle) return system;
  await system.startWorker();
  await system.startApi();
  return system;
}

/** Waits until a condition holds, checking every 100 ms. Throws with `what` after `patience` ms. */
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
      reason = '';
    } catch (error) {
      reason = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not within ${patience} ms: ${what} ${reason}`);
}
