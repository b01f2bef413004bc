import { nineOn } from '@app/domain';
import type { Pool } from 'pg';
import { named } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { asSchool, insertStory, schoolOf, seedSchool } from '../../../../test/support/database/rows';
import { createPool } from '../connection/pool';
import { queueDigests } from './digest.query';

describe('the digests of the departments', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner, nineOn('2024-09-02'));
    await owner.query('UPDATE app_user SET digest = true');
  });
  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  it('gather what the city has returned since the last one: one mail per officer of the lead departments', async () => {
    for (const n of [1, 2, 3]) await insertStory(pool, asSchool(n, named()));
    const returned = (n: number, at: string, reason: string) =>
      owner.query(
        `INSERT INTO city_result (application_id, ordinal, result, reason, by_user, at)
         VALUES ($1, 1, 'returned', $3, 'system', $2)`,
        [schoolOf(n).id, at, reason],
      );
    await queueDigests(pool, '2024-09-12');
    await returned(1, '2024-09-11T16:00:00+08:00', '早已告知');
    await returned(2, '2024-09-12T10:00:00+08:00', '缺台账');
    await returned(3, '2024-09-12T10:00:00+08:00', '照片不清');
    await queueDigests(pool, '2024-09-13');
    await queueDigests(pool, '2024-09-14');
    const told = (
      await owner.query(`SELECT * FROM outbox WHERE kind = 'digest' ORDER BY digest_on, recipient`)
    ).rows.map(({ recipient, payload }: any) => [
      recipient,
      payload.day,
      (payload.returned ?? []).map(({ number, reason }: any) => `${number.slice(-4)} ${reason}`),
    ]);
    const both = ['0002 缺台账', '0003 照片不清'];
    expect(told.filter(([, , lines]) => lines.length > 0)).toEqual([
      ['jgsw@example.cn', '2024-09-13', both],
      ['jiaow@example.cn', '2024-09-13', both],
    ]);
  });
});
