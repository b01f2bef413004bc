import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../libs/database/src/migrate';
import { servers } from './servers/servers';

const MIGRATIONS = join(__dirname, '../../libs/database/src/migrations');

/** A database for one spec: migrated, not seeded. */
export interface Database {
  ownerUrl: string;
  /** The address for the role `wufei_app`, which has only the rights of the product. */
  appUrl: string;
  drop(): Promise<void>;
}

/** Creates a copy of the migrated template on the servers of this run; about 50 ms. */
export async function freshDatabase(): Promise<Database> {
  const { postgres, appPassword } = servers();
  return databaseOn(postgres.port, postgres.password, appPassword);
}

/** Creates a database on any PostgreSQL whose superuser `postgres` has this password. */
export async function databaseOn(port: number, password: string, appPassword: string): Promise<Database> {
  const url = (user: string, secret: string, name: string) =>
    `postgres://${user}:${secret}@127.0.0.1:${port}/${name}`;
  const admin = (text: string) => once(url('postgres', password, 'postgres'), (client) => client.query(text));
  const template = `wufei_template_${fingerprint()}`;
  const name = `wufei_${randomUUID().replaceAll('-', '')}`;
  await once(url('postgres', password, 'postgres'), async (client) => {
    // Of several processes, the first creates the template and the others wait.
    await client.query(`SELECT pg_advisory_lock(hashtext('wufei template'))`);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${template}_making WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${template}_making`);
    await migrate(url('postgres', password, `${template}_making`), appPassword);
    await client.query(`ALTER DATABASE ${template}_making RENAME TO ${template}`);
  });
  await admin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    ownerUrl: url('postgres', password, name),
    appUrl: url('wufei_app', appPassword, name),
    drop: async () => void (await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

/** Creates a database with the migrations below a number only, as an earlier release left it; not seeded. */
export async function earlierDatabase(below: string): Promise<Database> {
  const { postgres, appPassword } = servers();
  const url = (user: string, secret: string, name: string) =>
    `postgres://${user}:${secret}@127.0.0.1:${postgres.port}/${name}`;
  const superuser = url('postgres', postgres.password, 'postgres');
  const name = `wufei_${randomUUID().replaceAll('-', '')}`;
  await once(superuser, (client) => client.query(`CREATE DATABASE ${name}`));
  const ownerUrl = url('postgres', postgres.password, name);
  const folder = await mkdtemp(join(tmpdir(), 'wufei-migrations-'));
  for (const file of readdirSync(MIGRATIONS).filter((one) => one < below))
    await copyFile(join(MIGRATIONS, file), join(folder, file));
  await migrate(ownerUrl, appPassword, folder);
  await rm(folder, { recursive: true });
  return {
    ownerUrl,
    appUrl: url('wufei_app', appPassword, name),
    drop: () =>
      once(
        superuser,
        async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
      ),
  };
}

/** Brings a database up to date with every migration of the product. */
export async function bringUpToDate({ ownerUrl }: Database): Promise<string[]> {
  return migrate(ownerUrl, servers().appPassword);
}

/** Returns a hash of the migrations, so that kept servers never use an old template. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).sort())
    hash.update(file).update(readFileSync(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 16);
}

async function once<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
