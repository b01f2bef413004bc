import { Pool } from 'pg';
import { inPublicNotice, named, schoolRules, type Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { CONNECTION, createPool } from '../pool';
import type { RecordResult } from '../record';
import { asSchool, insertStory, seedSchool, stepBy } from '../testing/rows';
import { recordEvents } from './record-events.query';

const DOCUMENT = { documentNumber: '渝北无废办〔2024〕3号', date: '2024-09-10' } as const;

describe('the year ledger', () => {
  let database: Database;
  let pool: Pool;

  beforeEach(async () => {
    database = await freshDatabase();
    pool = new Pool({
      ...CONNECTION,
      connectionString: database.appUrl,
      max: 16,
      connectionTimeoutMillis: 30_000,
    });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => void client.on('error', () => undefined));
    const owner = createPool(database.ownerUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, 0)');
    await owner.end();
  });

  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  const record = (...[story, who, act]: Parameters<typeof stepBy>) =>
    recordEvents(pool, stepBy(story, who, act));
  const name = (story: Story, document = DOCUMENT) => record(story, 'office', { type: 'name', ...document });

  async function recorded(count: number, tell: () => Story): Promise<Story[]> {
    const stories = Array.from({ length: count }, (_, i) => asSchool(i + 1, tell()));
    await Promise.all(stories.map((story) => insertStory(pool, story)));
    return stories;
  }

  /** Schools whose notice has ended: they wait for naming. */
  const waitingForNaming = (count: number, rules = schoolRules()) =>
    recorded(count, () => Object.assign(inPublicNotice().on('2024-09-10'), { rules }));

  /** Named schools with the city's result, so many above the baseline: they wait for their assessment year. */
  async function waitingForAttribution(count: number, surplus: number): Promise<Story[]> {
    await pool.query('UPDATE programme SET baseline = $1', [count - surplus]);
    const result = { type: 'recordCityResult', result: 'recognised' } as const;
    return recorded(count, () => named().act('office', { type: 'reportToCity' }).act('office', result));
  }

  const attribute = (story: Story, assessmentYear: number) =>
    record(story, 'office', { type: 'attribute', assessmentYear });

  /** Cells by the year in which they count: the rows, which must agree with the ledger. */
  async function figures(): Promise<Record<string, number>> {
    const { rows } = await pool.query(
      `SELECT assessment_year AS year, count(*)::int AS n FROM cell
        WHERE assessment_year IS NOT NULL AND revoked_on IS NULL GROUP BY 1`,
    );
    const { rows: ledger } = await pool.query(
      `SELECT assessment_year AS year, sum(delta)::int AS n FROM ledger_entry GROUP BY 1 HAVING sum(delta) <> 0`,
    );
    const byYear = (all: { year: number; n: number }[]) =>
      Object.fromEntries(all.map(({ year, n }) => [year, n]));
    expect(byYear(ledger)).toEqual(byYear(rows));
    return byYear(rows);
  }

  const codes = (results: RecordResult[]) =>
    results.map((result) => (result.status === 'refused' ? result.code : result.status)).sort();

  it('counts 200 namings at once exactly, and refuses none: figures are floors', async () => {
    const stories = await waitingForNaming(200);
    const results = await Promise.all(stories.map((story) => name(story)));
    expect(results.filter(({ status }) => status === 'recorded')).toHaveLength(200);
    expect(await figures()).toEqual({ 2024: 200 });
  }, 60_000);

  it('rule 9: gives one surplus when two cells become the 45th at the same moment', async () => {
    const stories = await waitingForNaming(46);
    for (const story of stories.slice(2)) await name(story); // 44 completed
    await Promise.all(stories.slice(0, 2).map((story) => name(story)));
    const { rows } = await pool.query(
      'SELECT count(*)::int - 45 AS surplus FROM cell WHERE assessment_year = 2024',
    );
    expect(rows).toEqual([{ surplus: 1 }]);
    for (const story of stories.slice(0, 2)) {
      await record(story, 'office', { type: 'reportToCity' });
      await record(story, 'office', { type: 'recordCityResult', result: 'recognised' });
    }
    const races = await Promise.all(stories.slice(0, 2).map((story) => attribute(story, 2025)));
    expect(codes(races)).toEqual(['noSurplus', 'recorded']);
    expect(await figures()).toEqual({ 2024: 45, 2025: 1 });
  }, 60_000);

  it('counts a naming once however often it is recorded', async () => {
    const [story] = await waitingForNaming(1);
    const step = stepBy(story!, 'office', { type: 'name', ...DOCUMENT });
    const results = await Promise.all(Array.from({ length: 10 }, () => recordEvents(pool, step)));
    expect(results.filter(({ status }) => status === 'recorded')).toHaveLength(1);
    expect(await figures()).toEqual({ 2024: 1 });
  });

  it('carries to the next year only what is above the baseline', async () => {
    const stories = await waitingForAttribution(5, 1);
    expect(await attribute(stories[0]!, 2024)).toMatchObject({ status: 'recorded' });
    expect(await attribute(stories[1]!, 2025)).toMatchObject({ status: 'recorded' });
    expect(await figures()).toEqual({ 2024: 4, 2025: 1 });
    const before = stories[2]!.app;
    const refusal = { status: 'refused', code: 'noSurplus', app: before, offset: 0 };
    expect(await attribute(stories[2]!, 2025)).toEqual(refusal);
    expect(await figures()).toEqual({ 2024: 4, 2025: 1 });
  });

  it('carries nothing while the baseline is just met', async () => {
    const [story] = await waitingForAttribution(3, 0);
    expect(await attribute(story!, 2025)).toMatchObject({ status: 'refused', code: 'noSurplus' });
    expect(await figures()).toEqual({ 2024: 3 });
  });

  it('gives one surplus to one of those who race for it', async () => {
    const stories = await waitingForAttribution(9, 1);
    const results = await Promise.all(stories.map((story) => attribute(story, 2025)));
    expect(codes(results)).toEqual([...Array<string>(8).fill('noSurplus'), 'recorded']);
    expect(await figures()).toEqual({ 2024: 8, 2025: 1 });
  });

  it('takes a naming and carrying over at the edge in some order, never half', async () => {
    const stories = await waitingForAttribution(5, 0);
    const waiting = asSchool(6, inPublicNotice().on('2024-09-10'));
    await insertStory(pool, waiting);
    const [naming, ...carrying] = await Promise.all([
      name(waiting),
      ...stories.map((story) => attribute(story, 2025)),
    ]);
    expect(naming).toMatchObject({ status: 'recorded' });
    const carried = carrying.filter(({ status }) => status === 'recorded').length;
    expect(carried).toBeLessThanOrEqual(1);
    expect(await figures()).toEqual(carried ? { 2024: 5, 2025: 1 } : { 2024: 6 });
  });

  it('opens the gap again when a cell is revoked, in the year in which it counts', async () => {
    const [carried, revoked, next] = await waitingForAttribution(4, 1);
    await attribute(carried!, 2025);
    await record(carried!, 'office', { type: 'revoke' });
    await record(revoked!, 'office', { type: 'revoke' });
    expect(await figures()).toEqual({ 2024: 2 });
    expect(await attribute(next!, 2025)).toMatchObject({ status: 'refused', code: 'noSurplus' });
  });

  it('takes one number of a document with one date, for as many cells as it names', async () => {
    const [one, two, three] = await waitingForNaming(3);
    expect(await name(one!)).toMatchObject({ status: 'recorded' });
    expect(await name(two!)).toMatchObject({ status: 'recorded' });
    three!.today = '2024-09-11';
    const before = three!.app;
    const other = name(three!, { ...DOCUMENT, date: '2024-09-11' as never });
    expect(await other).toEqual({ status: 'refused', code: 'documentNumberTaken', app: before, offset: 0 });
    expect(await figures()).toEqual({ 2024: 2 });
  });

  it('counts from the recognition by the city where the year is set so', async () => {
    await pool.query(`UPDATE programme SET counts_from = 'recognised', counts_from_basis = 'office'`);
    const [story, refused] = await waitingForNaming(2);
    await name(story!);
    await name(refused!);
    expect(await figures()).toEqual({});
    for (const [one, result] of [
      [story!, 'recognised'],
      [refused!, 'notRecognised'],
    ] as const) {
      await record(one, 'office', { type: 'reportToCity' });
      await record(one, 'office', { type: 'recordCityResult', result });
      await attribute(one, 2024);
    }
    expect(await figures()).toEqual({ 2024: 1 });
  });

  it('holds nobody up whose step changes no figure', async () => {
    const client = await pool.connect();
    await client.query('BEGIN; SELECT FROM programme WHERE year = 2024 FOR NO KEY UPDATE');
    let made = false;
    const making = waitingForNaming(1).then(() => (made = true));
    for (let wait = 0; wait < 100 && !made; wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await client.query('ROLLBACK');
    client.release();
    expect(made).toBe(true);
    await making;
  });
});
