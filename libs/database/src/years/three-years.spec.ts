import { carryOverProposal, standingOf } from '@app/domain';
import type { Pool } from 'pg';
import { inPublicNotice, schoolRules, Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { insertStory, schoolOf, seedSchool } from '../../../../test/support/database/rows';
import { onYear, proposalNow } from '../../../../test/support/database/years';
import { addYear } from '../../../../test/support/next-year';
import { createPool } from '../connection/pool';
import { loadLedger } from './year-ledger.query';

describe('the ledger over three programme years', () => {
  let database: Database;
  let pool: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.appUrl);
    const owner = createPool(database.ownerUrl);
    await seedSchool(owner);
    for (const year of [2025, 2026])
      await addYear((text, values) => owner.query(text, values), year, `${year}-03-03`, 2);
    await owner.query('UPDATE programme SET baseline = 2 WHERE year = 2024');
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, $1)', [
      Date.parse('2026-12-31T09:00:00+08:00') - Date.now(),
    ]);
    await owner.end();
    for (const year of [2024, 2025, 2026]) await onYear(pool, { type: 'openYear' }, undefined, year);
  }, 60_000);

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  /** Records the n-th school of all, applied for in a year and named on a day. Returns its number. */
  async function named(year: number, n: number, on = `${year}-09-10`): Promise<string> {
    const told = inPublicNotice();
    const number = `YB-${year}-SCHOOL-${String(n).padStart(4, '0')}`;
    const { id, unitId } = schoolOf(n);
    const rules = schoolRules({ version: `${year}.1` });
    const app = { ...told.app, id, unitId, number, programmeYear: year };
    const story = new Story(app, told.today, rules);
    story.events.push(...told.events);
    story
      .on(on)
      .act('office', { type: 'name', documentNumber: `渝北无废办〔${on.slice(0, 4)}〕${n}号`, date: on });
    await insertStory(pool, story);
    return number;
  }

  const figures = async () => {
    const counted = [2024, 2025, 2026, 2027].map(
      async (year) => standingOf(await loadLedger(pool, year), year).completed,
    );
    return Promise.all(counted);
  };
  const carry = async (year: number, cells?: string[]) => {
    const ledger = await loadLedger(pool, year);
    const proposed = carryOverProposal(ledger, year).moves.map((move) => move.cell);
    const act = {
      type: 'confirmCarryOver' as const,
      hash: await proposalNow(pool, year),
      cells: cells ?? proposed,
    };
    return onYear(pool, act, undefined, year);
  };

  it('carries what 2024 has too many of, and 2025 shows it', async () => {
    for (const n of [1, 2, 3]) await named(2024, n);
    expect(await figures()).toEqual([3, 0, 0, 0]);
    expect((await carry(2024)).status).toBe('recorded');
    expect(await figures()).toEqual([2, 1, 0, 0]);
    expect(standingOf(await loadLedger(pool, 2025), 2025).carriedIn).toEqual(['YB-2024-SCHOOL-0003']);
  });

  it('counts what was carried in with the own cells of 2025, and carries none of it a second time', async () => {
    for (const n of [4, 5]) await named(2025, n);
    const proposal = carryOverProposal(await loadLedger(pool, 2025), 2025);
    expect(proposal).toMatchObject({ completed: 3, surplus: 1, left: 0 });
    const again = await carry(2025, ['YB-2024-SCHOOL-0003']).catch((error: unknown) => error);
    expect(again).toMatchObject({ code: 'carryOverRefused' });
    expect((await carry(2025)).status).toBe('recorded');
    expect(await figures()).toEqual([2, 2, 1, 0]);
  });

  it('counts a case of 2025 that is completed in 2026 there, and carries on from 2026', async () => {
    await named(2025, 6, '2026-02-02');
    expect(await figures()).toEqual([2, 2, 2, 0]);
    await named(2026, 7);
    expect((await carry(2026)).status).toBe('recorded');
    expect(await figures()).toEqual([2, 2, 2, 1]);
    const { rows } = await pool.query(
      'SELECT application_id FROM ledger_entry GROUP BY application_id HAVING sum(delta) <> 1',
    );
    expect(rows).toEqual([]);
  });
});
