import type { Pool } from 'pg';
import type { DataSource, Repository } from 'typeorm';
import { type Database, freshDatabase } from '../../../test/support/database';
import { createDataSource } from './data-source';
import { AccountEntity, DepartmentEntity } from './entities';
import { createPool } from './connection/pool';

describe('a repository', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  let source: DataSource;
  let departments: Repository<DepartmentEntity>;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl, { applicationName: 'owner' });
  });
  beforeEach(async () => {
    pool = createPool(database.appUrl, { max: 1, applicationName: 'the one pool' });
    source = await createDataSource(pool);
    departments = source.getRepository(DepartmentEntity);
  });
  afterEach(() => pool.end());
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const pidOf = async () => (await pool.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;

  it('uses the connections of the pool, as statements do', async () => {
    const pid = await pidOf();
    const work = Array.from({ length: 20 }, (_, i) => (i % 2 ? departments.find() : pool.query('SELECT 1')));
    await Promise.all(work);
    expect([await source.query('SELECT pg_backend_pid() AS pid'), await pidOf()]).toEqual([[{ pid }], pid]);
    const { rows } = await owner.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'the one pool'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('rolls back the whole transaction when its work fails', async () => {
    const person = { login: 'x', name: 'X', email: 'x@wufei.example' };
    const work = source.transaction(async (manager) => {
      await manager.insert(AccountEntity, { ...person, role: 'office', passwordHash: '-' });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await source.getRepository(AccountEntity).count()).toBe(0);
  });

  it('fails when PostgreSQL ends its connection, not the process; the pool goes on', async () => {
    const work = source.transaction(async (manager) => {
      const [{ pid }] = await manager.query('SELECT pg_backend_pid() AS pid');
      await owner.query('SELECT pg_terminate_backend($1)', [pid]);
      await new Promise((resolve) => setTimeout(resolve, 100)); // the error arrives between two queries
      return manager.find(DepartmentEntity);
    });
    await expect(work).rejects.toThrow(/Query runner already released/);
    expect(await departments.find()).toEqual([]);
  });

  it('closes a connection whose query is still running', async () => {
    const patience = { query_timeout: 300 };
    pool.on('connect', (client) => void Object.assign((client as any).connectionParameters, patience));
    const pid = await pidOf();
    const other = await owner.connect();
    await other.query('BEGIN; LOCK TABLE department');
    await expect(departments.find()).rejects.toThrow('Query read timeout');
    expect(await pidOf()).not.toBe(pid);
    await other.query('ROLLBACK');
    other.release();
  });

  it('exists before PostgreSQL runs, and its query then fails with the reason', async () => {
    const nowhere = createPool('postgres://wufei_app:x@127.0.0.1:1/none');
    const early = (await createDataSource(nowhere)).getRepository(DepartmentEntity);
    await expect(early.find()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await nowhere.end();
  });
});
