import { APPLICATION_LIFE, stepOfSystem, type SystemCommand } from '@app/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { named, type Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { asSchool, insertStory, seedSchool } from '../../../../test/support/database/rows';
import { onYear } from '../../../../test/support/database/years';
import { createPool } from '../connection/pool';
import { recordStep } from '../lives/record-step';
import { findPendingRelays, markRelayed } from './relays.query';
import { findSettlement } from './settlement.query';

const MIGRATION = readFileSync(join(__dirname, '../migrations/0013-city-answers.sql'), 'utf8');
/** The part of the migration that speaks of the cells which stand open though the city has answered. */
const TELL_THE_ANSWERED = MIGRATION.slice(MIGRATION.indexOf('INSERT INTO telling'));

describe('what the answer of the city brings with it', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;

  beforeEach(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, 0)');
    await onYear(pool, { type: 'openYear' });
  });

  afterEach(async () => {
    await Promise.all([pool.end(), owner.end()]);
    await database.drop();
  });

  async function inserted(unit: number, story: Story): Promise<Story> {
    const school = asSchool(unit, story);
    await insertStory(pool, school);
    return school;
  }

  const reported = () => named().act('office', { type: 'reportToCity' });
  let version = 1;
  const rule = (settings: object) =>
    owner.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ($1, 2024, $2, '2024-08-28')`,
      [`2024.${(version += 1)}`, JSON.stringify({ settings })],
    );

  it('is the end in the year of the ledger, under rules that say so and rules without the setting', async () => {
    const { app, events } = await inserted(1, reported());
    const { at } = events.at(-1)!;
    const settlement = { settles: true, countsIn: 2024 };
    expect(await findSettlement(pool, app, { result: 'recognised' }, at)).toEqual(settlement);
    expect(await findSettlement(pool, app, { result: 'notRecognised' }, at)).toEqual(settlement);
    const nextYear = { result: 'recognised', receivedOn: '2025-01-03' } as const;
    expect(await findSettlement(pool, app, nextYear, at)).toEqual(settlement); // it counts from its naming
    expect(await findSettlement(pool, app, { result: 'returned' }, at)).toEqual({});
    await rule({ settlesByResult: { value: true } });
    expect(await findSettlement(pool, app, { result: 'recognised' }, at)).toEqual(settlement);
    await rule({ settlesByResult: { value: false } });
    expect(await findSettlement(pool, app, { result: 'recognised' }, at)).toEqual({});
  });

  it('is the end without a year for a cell that would count by recognition alone', async () => {
    await owner.query(`UPDATE programme SET counts_from = 'recognised'`);
    const { app, events } = await inserted(1, reported());
    const { at } = events.at(-1)!;
    expect(await findSettlement(pool, app, { result: 'notRecognised' }, at)).toEqual({ settles: true });
    expect(await findSettlement(pool, app, { result: 'recognised' }, at)).toEqual({
      settles: true,
      countsIn: 2024,
    });
    const received = { result: 'recognised', receivedOn: '2024-12-30' } as const;
    const entered = at + 120 * 86_400_000; // in January of the next year
    expect(await findSettlement(pool, app, received, entered)).toEqual({ settles: true, countsIn: 2024 });
    expect(await findSettlement(pool, app, { result: 'recognised' }, entered)).toEqual({
      ...{ settles: true, countsIn: 2025 },
    });
  });

  it('reaches cells that were answered before an upgrade and stand open, once', async () => {
    const answered = (result: 'recognised' | 'notRecognised' | 'returned') =>
      reported().act('office', { type: 'recordCityResult', result });
    const open = [await inserted(1, answered('recognised')), await inserted(2, answered('notRecognised'))];
    await inserted(3, reported());
    await inserted(4, answered('returned'));
    await inserted(5, answered('recognised').act('office', { type: 'attribute', assessmentYear: 2024 }));
    await owner.query(TELL_THE_ANSWERED);
    await owner.query(TELL_THE_ANSWERED);
    const relays = await findPendingRelays(pool, 10);
    expect(relays.map(({ state }) => state.number).sort()).toEqual(open.map(({ app }) => app.number).sort());
    for (const { id, kind, data, by, state, rules } of relays) {
      const command = { type: kind, ...data, by } as SystemCommand;
      const step = stepOfSystem(APPLICATION_LIFE, { state, rules }, command, state.lastAt);
      expect(step.state).toMatchObject({ stage: 'settled', assessmentYear: 2024, tasks: [] });
      expect(await recordStep(pool, 'application', step)).toMatchObject({ status: 'recorded' });
      await markRelayed(pool, id);
    }
    await owner.query(TELL_THE_ANSWERED);
    expect(await findPendingRelays(pool, 10)).toEqual([]);
    const { rows } = await pool.query(
      `SELECT stage, count(*)::int AS n FROM application GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { stage: 'municipalReport', n: 1 },
      { stage: 'settled', n: 3 },
      { stage: 'supplement', n: 1 },
    ]);
  });
});
