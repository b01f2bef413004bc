import type { Env } from '@app/config';
import { createPool } from '@app/database';
import { ruleSet2024 } from '@app/rules';
import { hash } from '@node-rs/argon2';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres, type Pool } from 'pg';
import { pino } from 'pino';
import { Client } from '../client';
import { type Database, freshDatabase } from '../database';
import { insertDistrict } from '../database/district';
import { insertCalendar } from '../database/rows';
import { createApi } from '../../../apps/api/src/create-api';
import { errorWithoutData } from '../../../apps/api/src/common/log';
import { TemporalByHand } from './temporal-by-hand';

/** The accounts: login → role, and department or 镇街. */
const PEOPLE: Record<string, [role: string, body?: string]> = {
  unit1: ['applicant'],
  unit2: ['applicant'],
  jiaow: ['department', 'JIAOW'],
  jgsw: ['department', 'JGSW'],
  tyj: ['department', 'TYJ'],
  town1: ['town', '双龙湖街道'],
  town2: ['town', '木耳镇'],
  inspector1: ['inspector'],
  inspector2: ['inspector'],
  inspector3: ['inspector'],
  office: ['office'],
  auditor: ['auditor'],
  admin: ['admin'],
};

/** The api in this process, with its own database and the people and rules of 2024. */
export interface RunningApi {
  base: string;
  app: NestFastifyApplication;
  pool: Pool;
  temporal: TemporalByHand;
  database: Database;
  filesDir: string;
  /** The log so far, one JSON line each. */
  logged: string[];
  as(login: string): Promise<Client>;
  idOf(login: string): string;
  /** Runs a query as the owner of the database and returns its rows. */
  sql<T = any>(text: string, values?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

interface StartOptions {
  /** Programme time at the start. */
  start?: string;
  env?: Partial<Env>;
  /** A database that an earlier release made; by default a fresh one. */
  database?: Database;
  /** Brings that database up to date, once it has people and rules. */
  update?: (database: Database) => Promise<void>;
}

/** Starts the api, with people and rules. */
export async function startApi({
  start = '2024-09-02T09:00:00+08:00',
  env = {},
  database: given,
  update,
}: StartOptions = {}): Promise<RunningApi> {
  const database = given ?? (await freshDatabase());
  const owner = new Postgres({ connectionString: database.ownerUrl });
  await owner.connect();
  const sql = async (text: string, values?: unknown[]) => (await owner.query(text, values)).rows;
  const ids = await seed(sql, start);
  if (update) await update(database);
  else await insertDistrict(sql);
  const pool = createPool(database.appUrl, { max: 12 });
  await insertCalendar(pool);
  const filesDir = await mkdtemp(join(tmpdir(), 'wufei-api-'));
  const temporal = new TemporalByHand(pool);
  await temporal.openYear(2024, '2024.1', Date.parse(start) - Date.now());
  const logged: string[] = [];
  const log = pino(
    { level: 'info', serializers: { err: errorWithoutData } },
    { write: (line: string) => void logged.push(line) },
  );
  const app = await createApi({
    env: { ...ENV, DATABASE_URL: database.appUrl, FILES_DIR: filesDir, ...env },
    log,
    pool,
    engine: temporal,
  });
  await app.listen(0, '127.0.0.1');
  const base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const clients = new Map<string, Promise<Client>>();
  return {
    base,
    app,
    pool,
    temporal,
    database,
    filesDir,
    logged,
    sql,
    as(login) {
      const client = clients.get(login) ?? Client.login(base, login);
      clients.set(login, client);
      return client;
    },
    idOf: (login) => ids[login]!,
    async stop() {
      await app.close();
      await temporal.close();
      await pool.end();
      await owner.end();
      await database.drop();
      await rm(filesDir, { recursive: true, force: true });
    },
  };
}

const ENV: Env = {
  NODE_ENV: 'test',
  DATABASE_URL: '',
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  TEMPORAL_NAMESPACE: 'none',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'office@wufei.example',
  PUBLIC_URL: 'http://wufei.example',
  HOST: '127.0.0.1',
  PORT: 0,
  WORKER_METRICS_PORT: 0,
  FILES_DIR: '',
  CLAMD_ADDRESS: undefined,
  COOKIE_SECURE: false,
  PASSWORD_POLICY: 'asvs',
  REHEARSAL: true,
  SEED_DEMO: true,
  LOG_LEVEL: 'info',
};

async function seed(
  sql: (text: string, values?: unknown[]) => Promise<any[]>,
  start: string,
): Promise<Record<string, string>> {
  for (const { id, name, fullName } of ruleSet2024.departments) {
    await sql('INSERT INTO department (id, name, full_name) VALUES ($1, $2, $3)', [id, name, fullName]);
  }
  const passwordHash = await hash('wufei-demo', { memoryCost: 1024, timeCost: 1, parallelism: 1 });
  const ids: Record<string, string> = {};
  const columns = await sql(
    `SELECT FROM information_schema.columns WHERE table_name = 'app_user' AND column_name = 'town'`,
  );
  const hasTowns = columns.length > 0; // not in a database of an earlier release
  for (const [login, [role, body]] of Object.entries(PEOPLE)) {
    if (role === 'town' && !hasTowns) continue;
    const column = role === 'town' ? 'town' : 'department_id';
    const [row] = await sql(
      `INSERT INTO app_user (login, name, email, role, ${column}, password_hash, demo)
       VALUES ($1, $2, $3, $4, $5, $6, true) RETURNING id`,
      [login, `${login} 某人`, `${login}@wufei.example`, role, body ?? null, passwordHash],
    );
    ids[login] = row.id;
  }
  await sql(
    `INSERT INTO programme (year, baseline, baseline_source, opened_on) VALUES (2024, 45, '附件说明', '2024-08-28')`,
  );
  await sql(
    `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.1', 2024, $1, '2024-01-01')`,
    [JSON.stringify(ruleSet2024)],
  );
  const [clock] = await sql('SELECT rehearsal FROM programme_clock');
  if (clock) throw new Error('the programme clock was born already');
  await sql('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, $1)', [
    Date.parse(start) - Date.now(),
  ]);
  return ids;
}
