import type { ApplicationTypes, StepResult, YearTypes } from '@app/domain';
import { Pool } from 'pg';
import { inPublicNotice, named, schoolRules, type Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { CONNECTION, createPool } from '../connection/pool';
import { asSchool, insertStory, seedSchool, stepBy } from '../../../../test/support/database/rows';
import { onYear, proposalNow, revokeByCorrection } from '../../../../test/support/database/years';
import { recordStep } from '../lives/record-step';
import { loadLedger } from './year-ledger.query';

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
    await onYear(pool, { type: 'openYear' });
  });

  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  const record = (...[story, who, act]: Parameters<typeof stepBy>) =>
    recordStep(pool, 'application', stepBy(story, who, act));
  const name = (story: Story, document = DOCUMENT) => record(story, 'office', { type: 'name', ...document });

  async function recorded(count: number, tell: () => Story): Promise<Story[]> {
    const stories = Array.from({ length: count }, (_, i) => asSchool(i + 1, tell()));
    await Promise.all(stories.map((story) => insertStory(pool, story)));
    return stories;
  }

  /** Returns schools whose public notice (公示) has ended; they wait for naming. */
  const waitingForNaming = (count: number, rules = schoolRules()) =>
    recorded(count, () => Object.assign(inPublicNotice().on('2024-09-10'), { rules }));

  /**
   * Returns named schools with the result of the city, of which `surplus` are above the baseline; they wait for their
   * assessment year.
   */
  async function waitingForAttribution(count: number, surplus: number): Promise<Story[]> {
    await pool.query('UPDATE programme SET baseline = $1', [count - surplus]);
    const result = { type: 'recordCityResult', result: 'recognised' } as const;
    return recorded(count, () => named().act('office', { type: 'reportToCity' }).act('office', result));
  }

  const attribute = (story: Story, assessmentYear: number) =>
    record(story, 'office', { type: 'attribute', assessmentYear });

  /**
   * Returns the number of cells by the year in which they count, from the rows, after checking that the ledger agrees.
   */
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

  /** The office confirms the carry-over of cells, with the hash of the proposal. */
  const carry = (hash: string, ...stories: Story[]) =>
    onYear(pool, { type: 'confirmCarryOver', hash, cells: stories.map(({ app }) => app.number) });

  const correct = async (story: Story) =>
    expect(await revokeByCorrection(pool, story.app.number)).toMatchObject({ status: 'recorded' });

  const codes = (results: (StepResult<ApplicationTypes> | StepResult<YearTypes>)[]) =>
    results.map((result) => (result.status === 'refused' ? result.code : result.status)).sort();

  it('counts 200 concurrent namings exactly, and refuses none because the figures are floors', async () => {
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
    const hash = await proposalNow(pool);
    const races = await Promise.all(stories.slice(0, 2).map((story) => carry(hash, story)));
    expect(codes(races)).toEqual(['proposalStale', 'recorded']);
    expect(await figures()).toEqual({ 2024: 45, 2025: 1 });
  }, 60_000);

  it('counts a naming once, also when it is recorded repeatedly', async () => {
    const [story] = await waitingForNaming(1);
    const step = stepBy(story!, 'office', { type: 'name', ...DOCUMENT });
    const results = await Promise.all(
      Array.from({ length: 10 }, () => recordStep(pool, 'application', step)),
    );
    expect(results.filter(({ status }) => status === 'recorded')).toHaveLength(1);
    expect(await figures()).toEqual({ 2024: 1 });
  });

  it('counts a case that is completed two years later in that year, until the office brings it back', async () => {
    const [story] = await recorded(1, () => inPublicNotice().on('2026-03-02'));
    const document = { documentNumber: '渝北无废办〔2026〕3号', date: '2026-03-02' };
    expect(await record(story!, 'office', { type: 'name', ...document })).toMatchObject({
      status: 'recorded',
    });
    expect(await figures()).toEqual({ 2026: 1 });
    for (const year of [2024, 2026]) {
      const ledger = await loadLedger(pool, year);
      expect(ledger.cells.map(({ number }) => number)).toEqual([story!.app.number]);
      expect(ledger.programmes.map((plan) => plan.year)).toContain(2024);
      expect(ledger.entries).toMatchObject([{ year: 2026, delta: 1, reason: 'counted' }]);
    }
    const back = await onYear(pool, { type: 'returnCarriedCell', cell: story!.app.number });
    expect(back).toMatchObject({ status: 'recorded' });
    expect(await figures()).toEqual({ 2024: 1 });
  });

  it('is not moved by a person’s attribution to the next year, whatever the surplus', async () => {
    const [one, other] = await waitingForAttribution(5, 1);
    expect(await attribute(one!, 2024)).toMatchObject({ status: 'recorded' });
    const before = other!.app;
    const refusal = { status: 'refused', code: 'carryByProposal', state: before, offset: 0 };
    expect(await attribute(other!, 2025)).toEqual(refusal);
    expect(await figures()).toEqual({ 2024: 5 });
  });

  it('takes the attribution of a carried cell to the year in which it counts, and to no other', async () => {
    const [one, other] = await waitingForAttribution(5, 2);
    await carry(await proposalNow(pool), one!, other!);
    expect(await attribute(one!, 2024)).toMatchObject({ status: 'refused', code: 'countsElsewhere' });
    expect(await attribute(other!, 2025)).toMatchObject({ status: 'recorded' });
    expect(await figures()).toEqual({ 2024: 3, 2025: 2 });
  });

  it('rule 6: carries nothing while the baseline is just met', async () => {
    const [story] = await waitingForAttribution(3, 0);
    const carried = await carry(await proposalNow(pool), story!);
    expect(carried).toMatchObject({ status: 'refused', code: 'surplusExceeded' });
    expect(await figures()).toEqual({ 2024: 3 });
  });

  it('gives one surplus to one of two concurrent carries', async () => {
    const stories = await waitingForAttribution(9, 1);
    const hash = await proposalNow(pool);
    const results = await Promise.all(stories.map((story) => carry(hash, story)));
    expect(codes(results)).toEqual([...Array<string>(8).fill('proposalStale'), 'recorded']);
    expect(await figures()).toEqual({ 2024: 8, 2025: 1 });
  });

  it('records a naming and a concurrent carry-over at the limit one after the other', async () => {
    const [story] = await waitingForAttribution(5, 1);
    const waiting = asSchool(6, inPublicNotice().on('2024-09-10'));
    await insertStory(pool, waiting);
    const hash = await proposalNow(pool);
    const [naming, carrying] = await Promise.all([name(waiting), carry(hash, story!)]);
    expect(naming).toMatchObject({ status: 'recorded' });
    expect(['recorded', 'proposalStale']).toContain(codes([carrying])[0]);
    const carried = carrying.status === 'recorded';
    expect(await figures()).toEqual(carried ? { 2024: 5, 2025: 1 } : { 2024: 6 });
  });

  it('is not moved by a person’s revocation: that is the year’s correction', async () => {
    const [story] = await waitingForAttribution(2, 0);
    const before = story!.app;
    const refused = await record(story!, 'office', { type: 'revoke' });
    expect(refused).toEqual({ status: 'refused', code: 'revokeByAdjustment', state: before, offset: 0 });
    expect(await figures()).toEqual({ 2024: 2 });
  });

  it('opens the gap again when a cell is revoked, in the year in which it counts', async () => {
    const [carried, revoked, next] = await waitingForAttribution(4, 1);
    await carry(await proposalNow(pool), carried!);
    await correct(carried!);
    await correct(revoked!);
    expect(await figures()).toEqual({ 2024: 2 });
    expect(codes([await carry(await proposalNow(pool), next!)])).toEqual(['belowBaseline']);
  });

  it('takes one number of a document with one date, for as many cells as it names', async () => {
    const [one, two, three] = await waitingForNaming(3);
    expect(await name(one!)).toMatchObject({ status: 'recorded' });
    expect(await name(two!)).toMatchObject({ status: 'recorded' });
    three!.today = '2024-09-11';
    const before = three!.app;
    const other = name(three!, { ...DOCUMENT, date: '2024-09-11' as never });
    expect(await other).toEqual({ status: 'refused', code: 'documentNumberTaken', state: before, offset: 0 });
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

  it('does not block steps that change no figure', async () => {
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
