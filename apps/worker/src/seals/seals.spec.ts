import type { Pool } from 'pg';
import { pino } from 'pino';
import { createPool, findSeals } from '@app/database';
import { asSchool, insertStory, schoolOf, seedSchool } from '../../../../test/support/database/rows';
import { inReview } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { Seals } from './seals';

const at = (moment: string) => Date.parse(`${moment}+08:00`);

describe('the seal of the day', () => {
  let database: Database;
  let pool: Pool;
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const sealsAt = (moment: string) => new Seals({ pool, log, now: () => at(moment) });

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.ownerUrl);
    await seedSchool(pool);
    await pool.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, 0)');
    await pool.query(
      `INSERT INTO programme (year, baseline, baseline_source, opened_on) VALUES (2025, 45, 'test', '2025-08-28')`,
    );
    await insertStory(pool, asSchool(1, inReview()));
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('is set by many workers once for each programme year, and told to the log', async () => {
    const seals = await Promise.all(Array.from({ length: 4 }, () => sealsAt('2026-03-02T00:00:30').round()));
    expect(seals.flat().map(({ name, chains }) => [name, chains])).toEqual([
      ['2026-03-01', 2],
      ['2026-03-01', 1],
    ]);
    const [seal] = await findSeals(pool, 2024);
    expect(lines.join()).toContain(seal!.root);
  });

  it('is not set again on the same day, nor where nothing has grown, and goes on from the one before', async () => {
    expect(await sealsAt('2026-03-02T23:59:59').round()).toEqual([]);
    expect(await sealsAt('2026-03-04T00:00:00').round()).toEqual([]);
    await insertStory(pool, asSchool(2, inReview()));
    const [seal] = await sealsAt('2026-03-05T09:00:00').round();
    const [before] = await findSeals(pool, 2024);
    expect(seal).toMatchObject({ name: '2026-03-04', previous: before!.root });
    expect(seal!.changed.map(([chain]) => chain)).toEqual([schoolOf(2).number]);
  });
});
