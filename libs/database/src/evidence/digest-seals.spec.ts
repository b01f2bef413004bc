import { nineOn } from '@app/domain';
import type { Pool } from 'pg';
import { inReview, inspected } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { asSchool, insertStory, seedSchool } from '../../../../test/support/database/rows';
import { queueDigests } from '../mail/digest.query';
import { sealDay } from './seals.query';

describe('the root of the day', () => {
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

  /** Adds a story to the record, seals the day and returns the root. */
  async function sealed(n: number, day: string): Promise<string> {
    await insertStory(pool, asSchool(n, inspected('passed'))); // it waits for the office's review
    return (await sealDay(pool, { year: 2024, day, at: Date.now() }))!.root;
  }

  /** By seat: the seals that each digest of that day carries. */
  async function carried(day: string) {
    const { rows } = await owner.query(
      `SELECT seat, payload -> 'seals' AS seals FROM outbox WHERE digest_on = $1 ORDER BY seat`,
      [day],
    );
    return Object.fromEntries(rows.map(({ seat, seals }) => [seat, seals]));
  }

  it('is sent with the next digest of the office, and with no other', async () => {
    await insertStory(pool, asSchool(9, inReview('2024-09-02')));
    const root = await sealed(1, '2024-09-03');
    await queueDigests(pool, '2024-09-04');
    const told = await carried('2024-09-04');
    expect(told.office).toEqual([{ year: 2024, day: '2024-09-03', root }]);
    expect(Object.keys(told).length).toBeGreaterThan(1);
    expect(Object.entries(told).filter(([seat, seals]) => seat !== 'office' && seals)).toEqual([]);
  });

  it('of a day without a digest is sent with the next one; none is sent twice', async () => {
    const days = ['2024-09-05', '2024-09-06', '2024-09-07'];
    const roots: string[] = [];
    for (const [i, day] of days.entries()) roots.push(await sealed(i + 2, day));
    await queueDigests(pool, '2024-09-09');
    expect((await carried('2024-09-09')).office).toEqual(
      days.map((day, i) => ({ year: 2024, day, root: roots[i] })),
    );
    await queueDigests(pool, '2024-09-10');
    expect((await carried('2024-09-10')).office).toBeNull();
  });
});
