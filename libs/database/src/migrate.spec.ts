import { randomUUID } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { servers } from '../../../test/support/servers/servers';
import { ChangedMigration, migrate } from './migrate';

const ALL = readdirSync(join(__dirname, 'migrations')).sort();

describe('migrate', () => {
  const { postgres, appPassword } = servers();
  const url = (database: string, as = `postgres:${postgres.password}`) =>
    `postgres://${as}@127.0.0.1:${postgres.port}/${database}`;
  let admin: Client;
  let database: string;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wufei-migrations-'));
    cpSync(join(__dirname, 'migrations'), folder, { recursive: true });
    database = `wufei_empty_${randomUUID().replaceAll('-', '')}`;
    admin = new Client({ connectionString: url('postgres') });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${database}`);
  });

  afterEach(async () => {
    await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await admin.end();
    rmSync(folder, { recursive: true });
  });

  it('applies what is missing, and nothing a second time', async () => {
    expect(await migrate(url(database), appPassword)).toEqual(ALL);
    expect(await migrate(url(database), appPassword)).toEqual([]);
    writeFileSync(join(folder, '9999-later.sql'), 'CREATE TABLE later (id int)');
    expect(await migrate(url(database), appPassword, folder)).toEqual(['9999-later.sql']);
  });

  it('is safe to run concurrently, in one database and in two', async () => {
    const second = `${database}_2`;
    await admin.query(`CREATE DATABASE ${second}`);
    try {
      const urls = [database, database, second, database, second].map((name) => url(name));
      const applied = await Promise.all(urls.map((one) => migrate(one, appPassword)));
      expect(applied.filter((names) => names.length > 0)).toEqual([ALL, ALL]);
    } finally {
      await admin.query(`DROP DATABASE ${second} WITH (FORCE)`);
    }
  });

  it('refuses a migration that was changed after it had been applied', async () => {
    await migrate(url(database), appPassword, folder);
    appendFileSync(join(folder, ALL[0]!), '\n-- an afterthought');
    await expect(migrate(url(database), appPassword, folder)).rejects.toThrow(ChangedMigration);
  });

  it('leaves nothing of a migration that fails', async () => {
    writeFileSync(join(folder, '9999-broken.sql'), 'CREATE TABLE half (id int); SELECT 1 / 0;');
    await expect(migrate(url(database), appPassword, folder)).rejects.toThrow('division by zero');
    expect(await migrate(url(database), appPassword)).toEqual([]);
    writeFileSync(join(folder, '9999-broken.sql'), 'CREATE TABLE half (id int)');
    expect(await migrate(url(database), appPassword, folder)).toEqual(['9999-broken.sql']);
  });

  it('gives the role of the processes its password, and no rights over others', async () => {
    await migrate(url(database), appPassword);
    const app = new Client({ connectionString: url(database, `wufei_app:${appPassword}`) });
    await app.connect();
    const { rows } = await app.query(
      `SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false },
    ]);
    await expect(app.query('SELECT FROM migration')).rejects.toThrow('permission denied');
    await expect(app.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    await app.end();
  });
});
