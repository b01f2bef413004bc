import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from './pool';
import { inTransaction } from './transaction';

describe('a connection that PostgreSQL ends', () => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('while it is in use makes the next query fail, not the process; the pool still works', async () => {
    const [pool, owner] = [createPool(database.appUrl), createPool(database.ownerUrl)];
    const end = (pid: number) => owner.query('SELECT pg_terminate_backend($1)', [pid]);
    const work = inTransaction(pool, async (client) => {
      const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
      await end(rows[0].pid);
      await new Promise((resolve) => setTimeout(resolve, 100)); // the error arrives between two queries
      return client.query('SELECT 1');
    });
    await expect(work).rejects.toThrow();
    expect((await pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
    await pool.end();
    await owner.end();
  });
});
