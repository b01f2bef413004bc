import { createPool } from '@app/database';
import { nineOn } from '@app/domain';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { inReview } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { asSchool, insertStory, seedSchool } from '../../../../test/support/database/rows';
import { remind } from './morning';

describe('the mornings', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  let now: number;

  beforeEach(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal) VALUES (true)');
    await owner.query('UPDATE app_user SET digest = true');
    await insertStory(owner, asSchool(1, inReview('2024-09-02')));
  });

  afterEach(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  const round = () => remind({ pool, log: pino({ level: 'silent' }), now: () => now });
  const days = async (table: string, column: string) =>
    (await owner.query(`SELECT DISTINCT ${column}::text AS day FROM ${table} ORDER BY 1`)).rows.map(
      ({ day }) => day,
    );
  const queued = () => days('morning', 'day');
  const digests = () => days('outbox', 'digest_on');

  it('queue the digests from nine o’clock on, once, with any number of replicas', async () => {
    now = nineOn('2024-09-03') - 1;
    await Promise.all([round(), round(), round()]);
    expect(await queued()).toEqual([]);
    now += 1;
    await Promise.all([round(), round(), round()]);
    await Promise.all([round(), round(), round()]);
    expect(await digests()).toEqual(['2024-09-03']);
    expect((await owner.query('SELECT FROM outbox')).rowCount).toBe(2);
  });

  it('are those of working days alone', async () => {
    for (const day of ['2024-09-27', '2024-09-28', '2024-09-29', '2024-09-30', '2024-10-01', '2024-10-08']) {
      now = nineOn(day);
      await round();
    }
    expect(await digests()).toEqual(['2024-09-27', '2024-09-29', '2024-09-30', '2024-10-08']);
  });

  it('of a worker that was down for three days: today’s, none of those that have passed', async () => {
    now = nineOn('2024-09-03');
    await round();
    now = nineOn('2024-09-06') + 5 * 3_600_000; // Friday, in the afternoon
    await round();
    expect(await queued()).toEqual(['2024-09-03', '2024-09-06']);
    expect(await digests()).toEqual(['2024-09-03', '2024-09-06']);
    const { rows } = await owner.query(`SELECT DISTINCT send_at FROM outbox WHERE digest_on = '2024-09-06'`);
    expect(rows).toEqual([{ send_at: new Date(nineOn('2024-09-06')) }]);
  });

  it('of one that comes back at night, or on a rest day: the next working morning’s', async () => {
    for (const moment of [nineOn('2024-09-07') + 3_600_000, nineOn('2024-09-09') - 60_000]) {
      now = moment;
      await round();
      expect(await queued()).toEqual([]);
    }
    now = nineOn('2024-09-09') + 60_000;
    await round();
    expect(await digests()).toEqual(['2024-09-09']);
  });

  it('follow the programme clock where it is moved', async () => {
    now = nineOn('2024-09-03');
    await owner.query('UPDATE programme_clock SET offset_ms = $1', [nineOn('2024-09-05') - now]);
    await round();
    expect(await digests()).toEqual(['2024-09-05']);
  });

  it('are looked at again when PostgreSQL was away', async () => {
    now = nineOn('2024-09-03');
    const broken = jest.spyOn(pool, 'query').mockRejectedValueOnce(new Error('gone') as never);
    await expect(round()).rejects.toThrow('gone');
    broken.mockRestore();
    await round();
    expect(await digests()).toEqual(['2024-09-03']);
  });
});
