import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { aSchool, named, schoolRules, Story } from '../../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../../test/support/database';
import {
  insertDraft,
  insertStory,
  seedSchool,
  stepBy,
  stepOf,
} from '../../../../../test/support/database/rows';
import { onYear } from '../../../../../test/support/database/years';
import { createPool } from '../../connection/pool';
import { recordStep } from '../../lives/record-step';

describe('a unit that is named', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  let cell: Story;
  let serial = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, 0)');
    await owner.query(
      `INSERT INTO programme (year, baseline, baseline_source, opened_on) VALUES (2025, 45, 'test', '2025-08-28')`,
    );
    await onYear(pool, { type: 'openYear' });
    cell = named();
    await insertStory(pool, cell);
  });
  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  /** Submits an application of a unit for 2025; returns the outcome of its recording. */
  async function submittedIn2025(unitId: string, draft: { site?: string; isDistinct?: boolean } = {}) {
    serial += 1;
    const id = randomUUID();
    const app = aSchool({ id, unitId, number: `YB-2025-SCHOOL-000${serial}`, programmeYear: 2025 });
    const story = new Story(app, '2025-09-01', schoolRules());
    await insertDraft(pool, story);
    await pool.query('UPDATE application SET site = $2, distinct_confirmed = $3 WHERE id = $1', [
      id,
      draft.site ?? null,
      draft.isDistinct ?? false,
    ]);
    const step = stepBy(story, 'applicant', { type: 'submit' });
    return recordStep(pool, 'application', { ...stepOf(story), ...step, notifications: [] });
  }

  it('does not apply for its type in a later year, but another site of it does', async () => {
    const { unitId } = cell.app;
    expect(await submittedIn2025(unitId)).toMatchObject({ status: 'refused', code: 'alreadyNamed' });
    expect(await submittedIn2025(unitId, { site: '东校区' })).toMatchObject({ status: 'recorded' });
    const again = await submittedIn2025(unitId, { site: ' 东 校区' });
    expect(again).toMatchObject({ status: 'refused', code: 'duplicateApplication' });
  });

  it('nor under its name from another account, unless that is another unit', async () => {
    const twin = randomUUID();
    await owner.query(
      `INSERT INTO unit (id, name, no_code_reason, address, street, created_by)
       SELECT $2, ' ' || name, 'test', '-', '-', created_by FROM unit WHERE id = $1`,
      [cell.app.unitId, twin],
    );
    expect(await submittedIn2025(twin)).toMatchObject({ status: 'refused', code: 'likelyDouble' });
    expect(await submittedIn2025(twin, { isDistinct: true })).toMatchObject({ status: 'recorded' });
  });
});
