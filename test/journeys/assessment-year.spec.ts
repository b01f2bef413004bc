import { randomUUID } from 'node:crypto';
import type { Journey } from '../support/journey';
import { actOnYear, allRelayed, correct, namedTogether, revokeCell } from '../support/play-year';
import { startSystem, type System } from '../support/system';

/**
 * The figures of the year: counting (计入考核年度), carry-over (结转), revocation (摘牌). Targets are minimums: nothing
 * is refused when one is reached.
 */
describe('the assessment year of a cell', () => {
  let system: System;
  let cells: Journey[];

  beforeAll(async () => {
    system = await startSystem('2024-10-08T09:00:00+08:00');
    await system.sql('UPDATE programme SET baseline = 2 WHERE year = 2024'); // the third cell is a surplus
    cells = await namedTogether(system.crew, Array(4).fill({ cellType: 'FACTORY' }));
    for (const journey of cells) await journey.report();
  }, 120_000);
  afterAll(() => system?.stop());

  const programme = async (year: number) => (await system.crew.as('office')).mustGet(`/programmes/${year}`);
  /** Returns the numbers of cells that count in 2024 and in 2025. */
  const counted = () => Promise.all([2024, 2025].map(async (year) => (await programme(year)).completed));
  /** Without what the worker notes when a cell's own life begins. */
  const figures = () =>
    system.sql(
      `SELECT to_jsonb(c) - 'life_begun' AS row FROM cell c UNION ALL SELECT to_jsonb(l) FROM ledger_entry l ORDER BY 1`,
    );
  const entriesOf = ({ id }: Journey) =>
    system.sql('SELECT delta, reason FROM ledger_entry WHERE application_id = $1 ORDER BY ordinal', [id]);

  /** Returns a settled cell that counts in a year. */
  async function oneIn(year: number): Promise<Journey> {
    for (const journey of cells) {
      const { stage, countsIn } = await journey.view('office');
      if (stage === 'settled' && countsIn === year) return journey;
    }
    throw new Error(`no cell counts in ${year}`);
  }

  it('counts from naming, before the city has spoken', async () => {
    expect((await programme(2024)).completed).toBe(4);
  });

  it('waits for the city, whose recognition ends the case in the same act, with one mail', async () => {
    const office = await system.crew.as('office');
    const early = await office.act(cells[0]!.id, { type: 'attribute', assessmentYear: 2024 });
    expect(early).toMatchObject({ status: 409, body: { code: 'cityResultMissing' } });
    const before = await figures();
    for (const journey of cells) await journey.cityResult('recognised');
    for (const journey of cells) {
      expect(await journey.view()).toMatchObject({ stage: 'settled', assessmentYear: 2024, tasks: [] });
    }
    expect(await counted()).toEqual([4, 0]);
    expect((await figures()).length).toBe(before.length); // the cells counted already
    const late = await office.act(cells[0]!.id, { type: 'attribute', assessmentYear: 2024 });
    expect(late).toMatchObject({ status: 409, body: { code: 'wrongStage' } });
    const kinds = await system.sql(`SELECT kind, count(*)::int AS n FROM outbox
      WHERE kind IN ('cityResult', 'attributed', 'overdue', 'escalated', 'stalled') GROUP BY 1`);
    expect(kinds).toEqual([{ kind: 'cityResult', n: 4 }]);
    await system.mailsHaveLeft();
    const told = system.mailsAbout(`/applications/${cells[0]!.id}`).map(({ text }) => text);
    expect(told.filter((text) => text.includes('市无废办已认定，计入2024年度考核。'))).toHaveLength(1);
  });

  it('is the next one for the surplus that the office confirms: two of four, and they say so themselves', async () => {
    const office = await system.crew.as('office');
    const { hash, moves } = await office.mustGet('/programmes/2024/carry-over');
    const carried = moves.map(({ number }: { number: string }) => number);
    await actOnYear(system.crew, {
      type: 'confirmCarryOver',
      hash,
      cells: carried,
      reason: '延至2025年考核',
    });
    await allRelayed(system.crew);
    expect(await counted()).toEqual([2, 2]);
    for (const journey of cells) {
      await journey.refresh();
      const { countsIn } = await journey.view('office');
      expect(countsIn).toBe(carried.includes(journey.number) ? 2025 : 2024);
      expect(await journey.view()).toMatchObject({ stage: 'settled', assessmentYear: countsIn });
    }
    expect(await programme(2024)).toMatchObject({ completed: 2, carriedOut: 2 });
    expect(await programme(2025)).toMatchObject({ completed: 2, carriedIn: 2 });
  });

  it('does not lose a cell by an act on the application: a revocation is a correction of the year', async () => {
    const before = await figures();
    const direct = await (
      await system.crew.as('office')
    ).act(cells[0]!.id, { type: 'revoke', reason: '动态管理复核不合格' });
    expect(direct).toMatchObject({ status: 409, body: { code: 'revokeByAdjustment' } });
    expect(direct.body.detail).toContain('更正');
    expect((await cells[0]!.view()).stage).toBe('settled');
    expect(await figures()).toEqual(before);
  });

  it('loses a counted cell when the listed figures of both years are confirmed; the gap is alarmed (rule 17)', async () => {
    const cell = await oneIn(2024);
    const { touched, mayReturn } = await revokeCell(system.crew, cell.number, '动态管理复核不合格');
    expect(changesOf(touched)).toEqual(
      expect.arrayContaining(['2024 year completed 2→1', '2024 baseline gap 0→1', '2024 year revoked 0→1']),
    );
    expect(mayReturn).toHaveLength(2); // the carried cells; the office decides whether one returns
    expect(await counted()).toEqual([1, 2]);
    expect((await cell.view()).stage).toBe('revoked');
    await system.mailsHaveLeft();
    const alarm = system.mailbox.mails.filter(({ subject }) => subject.includes('2024年度低于基数，缺1个'));
    const office = await system.sql(`SELECT email FROM app_user WHERE role = 'office' AND active ORDER BY 1`);
    expect(alarm.flatMap(({ to }) => to).sort()).toEqual(office.map(({ email }) => email));
    expect(alarm[0]!.text).toContain('2024年度确认了一项更正（撤销命名）');
    expect(alarm[0]!.text).toContain('/years/2024');
    const { items } = await (await system.crew.as('office')).mustGet('/me/notices');
    expect(items.find(({ kind }: { kind: string }) => kind === 'yearShort')).toMatchObject({
      title: '年度低于基数：2024 年度缺 1 个',
      path: '/years/2024',
    });
    const now = await programme(2024);
    expect(now).toMatchObject({ completed: 1, revoked: 1, baselineGauge: { gap: 1 } });
    expect(now.alerts.map(({ code }: { code: string }) => code)).toContain('belowBaseline');
    expect(await entriesOf(cell)).toEqual([
      { delta: 1, reason: 'counted' },
      { delta: -1, reason: 'revoked' },
    ]);
  });

  it('loses a carried cell in the year to which it was carried; 2024 stays at its figure', async () => {
    const cell = await oneIn(2025);
    const { touched } = await revokeCell(system.crew, cell.number, '弄虚作假');
    expect(changesOf(touched)).toEqual(
      expect.arrayContaining([
        '2024 year carriedOut 2→1',
        '2025 year completed 2→1',
        '2025 year carriedIn 2→1',
      ]),
    );
    expect(await counted()).toEqual([1, 1]);
    expect(await programme(2025)).toMatchObject({ completed: 1, carriedIn: 1 });
    expect(await programme(2024)).toMatchObject({ completed: 1, carriedOut: 1, revoked: 2 });
  });

  it('gets a carried cell back by the office alone, with a reason; nothing returns by itself', async () => {
    const cell = await oneIn(2025);
    expect(await counted()).toEqual([1, 1]);
    const office = await system.crew.as('office');
    const back = { type: 'returnCarriedCell', cell: cell.number };
    const path = '/programmes/2024/commands';
    const without = await office.post(path, { ...back, commandId: randomUUID() });
    expect(without.status).toBe(422);
    await actOnYear(system.crew, { ...back, reason: '补足 2024 年缺口' });
    await allRelayed(system.crew);
    expect(await counted()).toEqual([2, 0]);
    expect(await cell.view()).toMatchObject({ stage: 'settled', assessmentYear: 2024, countsIn: 2024 });
    expect((await programme(2024)).alerts.map(({ code }: { code: string }) => code)).not.toContain(
      'belowBaseline',
    );
    const [{ sum }] = await system.sql('SELECT sum(delta)::int AS sum FROM ledger_entry');
    expect(sum).toBe(2); // four were named, two revoked
  });

  it('goes back to be reported when the city returns it after all, and comes to its end once more', async () => {
    const cell = await oneIn(2024);
    const before = (await programme(2024)).recognised;
    const cause = { type: 'cityResults', results: [{ cell: cell.number, result: 'returned' }] };
    const { touched } = await correct(system.crew, cause, '复核发现台账缺页');
    expect(changesOf(touched)).toContain(`2024 year recognised ${before}→${before - 1}`);
    await cell.refresh();
    const reason = '复核发现台账缺页';
    const seen = await cell.view('unit1');
    expect(seen).toMatchObject({ stage: 'supplement', cityResult: 'returned', cityAnswer: { reason } });
    expect(seen.tasks).toMatchObject([{ seat: 'applicant', clock: 'supplement' }]);
    expect(await programme(2024)).toMatchObject({ completed: 2, recognised: before - 1 });
    await cell.supplement();

    const act = (body: Record<string, unknown>) => actOnYear(system.crew, body);
    const { reportId } = await act({ type: 'assembleReport', cells: [cell.number] });
    const date = await system.crew.today();
    await act({ type: 'fixReport', reportId, documentNumber: '渝北无废办〔2024〕31号', date });
    await act({ type: 'sendReport', reportId });
    const results = [{ cell: cell.number, result: 'recognised' }];
    await act({ type: 'recordCityResults', reportId, results });
    await allRelayed(system.crew);
    await cell.refresh();
    expect((await cell.view()).stage).toBe('settled');
    expect(await programme(2024)).toMatchObject({ completed: 2, recognised: before });
  });
});

function changesOf({ figures }: { figures: Record<string, unknown>[] }): string[] {
  return figures.map(({ year, figure, field, from, to }) => `${year} ${figure} ${field} ${from}→${to}`);
}
