import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

/** 计入考核年度, 结转, 摘牌: the year's figures. They are floors; nothing is refused because one is reached. */
describe('the assessment year of a cell', () => {
  let system: System;
  let cells: Journey[];

  beforeAll(async () => {
    system = await startSystem('2024-10-08T09:00:00+08:00');
    await system.sql('UPDATE programme SET baseline = 2 WHERE year = 2024'); // a surplus without 46 cells
    cells = [];
    for (let i = 0; i < 4; i += 1) {
      const journey = await Journey.at(system.crew, 'publicNotice', { cellType: 'FACTORY' });
      await journey.openNotice();
      cells.push(journey);
    }
    await cells[0]!.passNotice();
    for (const journey of cells) {
      await journey.refresh();
      await journey.name();
      await journey.report();
    }
  }, 120_000);
  afterAll(() => system?.stop());

  const programme = async (year: number) => (await system.crew.as('office')).mustGet(`/programmes/${year}`);
  const counted = async (year: number) =>
    (
      await system.sql(
        'SELECT count(*)::int AS n FROM cell WHERE assessment_year = $1 AND revoked_on IS NULL',
        [year],
      )
    )[0].n;

  it('counts from naming, before the city has spoken', async () => {
    expect((await programme(2024)).completed).toBe(4);
  });

  it('waits for the city: no attribution before its result', async () => {
    const early = await (
      await system.crew.as('office')
    ).act(cells[0]!.id, { type: 'attribute', assessmentYear: 2024 });
    expect(early).toMatchObject({ status: 409, body: { code: 'cityResultMissing' } });
    for (const journey of cells) await journey.cityResult('recognised');
    const far = await (
      await system.crew.as('office')
    ).act(cells[0]!.id, { type: 'attribute', assessmentYear: 2026 });
    expect(far).toMatchObject({ status: 422, body: { code: 'assessmentYearOutOfReach' } });
  });

  it('is the next one only for the surplus, whoever comes first: two of four, asked for all at once', async () => {
    const office = await system.crew.as('office');
    const replies = await Promise.all(
      cells.map((journey) => office.act(journey.id, { type: 'attribute', assessmentYear: 2025 })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
    for (const { body } of replies.filter(({ status }) => status === 409))
      expect(body.code).toBe('noSurplus');
    expect([await counted(2024), await counted(2025)]).toEqual([2, 2]);
    for (const [i, journey] of cells.entries()) {
      if (replies[i]!.status === 409) await journey.attribute(2024);
      expect((await journey.view()).stage).toBe('settled');
    }
    expect(await programme(2024)).toMatchObject({ completed: 2, carriedOut: 2 });
    const [{ sum }] = await system.sql('SELECT sum(delta)::int AS sum FROM ledger_entry');
    expect(sum).toBe(4);
  });

  it('loses a cell that is revoked, and keeps its entry', async () => {
    const before = await counted(2024);
    const settled = await Promise.all(cells.map((journey) => journey.view()));
    const index = settled.findIndex(({ assessmentYear }: any) => assessmentYear === 2024);
    await cells[index]!.act('office', { type: 'revoke', reason: '动态管理复核不合格' });
    expect(cells[index]!.stage).toBe('revoked');
    expect(await counted(2024)).toBe(before - 1);
    const entries = await system.sql(
      'SELECT delta, reason FROM ledger_entry WHERE application_id = $1 ORDER BY ordinal',
      [cells[index]!.id],
    );
    expect(entries).toEqual([
      { delta: 1, reason: 'counted' },
      { delta: -1, reason: 'revoked' },
    ]);
  });
});
