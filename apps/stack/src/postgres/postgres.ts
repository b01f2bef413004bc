import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { Client } from 'pg';
import { type Child, startChild } from '../process/child';
import { commandOf } from '../process/running';
import { removeAfterwards } from '../process/warden';
import { type Account, adviceAfter, asAccount, postgresAccount } from './account';
import { type PostgresBinaries, postgresBinaries } from './binaries';

export interface PostgresOptions {
  dataDir: string;
  port: number;
  /** Password of the superuser `postgres`. */
  password: string;
  logFile: string;
  /** Whether a commit survives a crash of the machine or the process. Only a temporary database may set false. */
  durable: boolean;
  /** The programs; those of the installed package when left out. */
  binaries?: PostgresBinaries;
}

/** A running PostgreSQL 18 on the loopback address. */
export interface Postgres {
  readonly port: number;
  readonly process: Child;
  /** Address of a database as the superuser. */
  url(database: string): string;
  /** Ends sessions and shuts down cleanly; resolves when the process is gone. */
  stop(): Promise<void>;
}

const FAST_SHUTDOWN: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/**
 * Starts PostgreSQL on its data folder, which is created when missing; also after a kill -9. Throws with the end of its
 * log when it does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const account = postgresAccount();
  if (!existsSync(join(options.dataDir, 'PG_VERSION'))) initialise(options, account);
  await endOrphan(options.dataDir);
  const child = await up(options, account);
  return {
    port: options.port,
    process: child,
    url: (database) => urlOf(options, database),
    async stop() {
      await child.stop(FAST_SHUTDOWN, 15_000);
    },
  };
}

function urlOf({ password, port }: PostgresOptions, database: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function initialise(options: PostgresOptions, account: Account | undefined): void {
  const { dataDir, password, durable, binaries = postgresBinaries() } = options;
  rmSync(dataDir, { recursive: true, force: true }); // left incomplete by an interrupted start
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `wufei-${randomBytes(8).toString('hex')}`);
  removeAfterwards(passwordFile);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [dataDir, passwordFile]) chownSync(path, account.uid, account.gid);
  const args = [
    '--pgdata',
    dataDir,
    '--username=postgres',
    '--pwfile',
    passwordFile,
    '--auth=scram-sha-256',
  ].concat(
    [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    durable ? [] : ['--no-sync'],
  );
  const run = asAccount(account, binaries.initdb, args, [dataDir, passwordFile]);
  const { command, args: argv, ...as } = run;
  try {
    execFileSync(command, argv, { ...as, cwd: '/', stdio: 'pipe' });
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    const reason = String((error as { stderr?: Buffer }).stderr || error);
    throw new Error(`PostgreSQL cannot be set up in ${dataDir}: ${reason}${adviceAfter(run, reason)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function up(options: PostgresOptions, account: Account | undefined): Promise<Child> {
  const until = Date.now() + 60_000;
  const run = commandLine(options, account);
  for (;;) {
    const child = await launch(options, run);
    const reason = await answers(child, options, until).catch(String);
    if (reason === true) return child;
    await child.stop(FAST_SHUTDOWN, 5_000);
    const said = child.said();
    // Sessions of a postmaster killed a moment ago may still be ending.
    const soon = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(said);
    if (!soon || Date.now() > until) {
      const why = `${reason || 'its log says'}\n${said}${adviceAfter(run, said)}`;
      throw new Error(`PostgreSQL does not start on port ${options.port}: ${why}`);
    }
    await rest(300);
  }
}

function commandLine(options: PostgresOptions, account: Account | undefined) {
  const { postgres } = options.binaries ?? postgresBinaries();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    max_connections: '300', // each of Temporal's four services has its own pools
    shared_buffers: '256MB',
    max_wal_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = [
    '-D',
    options.dataDir,
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  return asAccount(account, postgres, args, [options.dataDir]);
}

function launch({ logFile }: PostgresOptions, run: ReturnType<typeof commandLine>): Promise<Child> {
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  return startChild({ name: 'PostgreSQL', endSignal: 'SIGINT', ...run, cwd: '/', env, logFile });
}

async function answers(child: Child, options: PostgresOptions, until: number): Promise<boolean> {
  while (child.alive && Date.now() < until) {
    const client = new Client({
      connectionString: urlOf(options, 'postgres'),
      connectionTimeoutMillis: 2000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        throw new Error(`the password kept for PostgreSQL is not the one of ${options.dataDir}`);
      await rest(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

// A postmaster whose starter was killed may still run on this folder; its pid file may also outlive it.
async function endOrphan(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  for (const signal of FAST_SHUTDOWN) {
    for (let asked = 0; commandOf(pid).includes(dataDir); asked += 1) {
      if (asked === 0) process.kill(pid, signal);
      if (asked > 100) break;
      await rest(100);
    }
  }
  if (!commandOf(pid).includes(dataDir)) rmSync(file, { force: true });
}
