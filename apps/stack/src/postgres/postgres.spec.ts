import { Client } from 'pg';
import { type OwnPostgres, startPostgres } from '../../../../test/support/postgres';

describe('the embedded PostgreSQL', () => {
  let postgres: OwnPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.close());

  async function ask(text: string) {
    const client = new Client({ connectionString: postgres.url('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  it('keeps committed rows after a kill -9', async () => {
    await ask('CREATE TABLE kept (n int)');
    await ask('INSERT INTO kept VALUES (1)');
    await postgres.kill();
    await expect(ask('SELECT 1')).rejects.toThrow();
    await postgres.restart();
    expect(await ask('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('syncs to the disk, uses UTF-8 and one collation', async () => {
    const [settings] = await ask(
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', encoding: 'UTF8', zone: 'UTC' });
  });

  it('listens on the loopback address and asks for a password', async () => {
    const wrong = new Client({ connectionString: postgres.url('postgres').replace(/:[^:@]+@/, ':wrong@') });
    await expect(wrong.connect()).rejects.toThrow('password authentication failed');
    expect(await ask('SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  });
});
