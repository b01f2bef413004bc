import { randomUUID } from 'node:crypto';
import { actOnYear, correct, inPublicNoticeOf, yearIsOpen } from '../support/play-year';
import type { Journey } from '../support/journey';
import { eventually, startSystem, type System } from '../support/system';

jest.setTimeout(240_000);

/** The cut of the year (年度截止) at 24:00 of 31 December in Asia/Shanghai, reached by moving programme time. */
describe("the year's cut", () => {
  let system: System;
  let cells: Journey[];

  beforeAll(async () => {
    system = await startSystem('2024-12-16T09:00:00+08:00');
    await yearIsOpen(system.crew);
    cells = await inPublicNoticeOf(system.crew, { FACTORY: 2, VENUE: 1 });
    await system.moveTo('2024-12-31T20:00:00+08:00');
  }, 240_000);
  afterAll(() => system?.stop());

  const programme = async (year = 2024) => (await system.crew.as('office')).mustGet(`/programmes/${year}`);
  const name = async (journey: Journey, on: string) => {
    await journey.refresh();
    await eventually(
      async () => Boolean(await journey.name(`渝北无废办〔${on.slice(0, 4)}〕${Number(on.slice(8))}号`, on)),
      30_000,
      'named',
    );
  };

  it('counts in 2024 what is named on its last evening, and freezes nothing before midnight', async () => {
    await name(cells[0]!, '2024-12-31');
    expect(await programme()).toMatchObject({ status: 'open', completed: 1, frozen: null });
  });

  it('freezes the figures at midnight; what is named afterwards counts in 2025 and moves them no more (rule 10)', async () => {
    await system.moveTo('2025-01-01T00:00:00+08:00');
    expect(await programme()).toMatchObject({
      status: 'cut',
      completed: 1,
      frozen: { cutAt: '2025-01-01T00:00:00.000+08:00', completed: 1, baseline: { target: 45, gap: 44 } },
    });
    await name(cells[1]!, '2025-01-01');
    const [now, next] = [await programme(), await programme(2025)];
    expect(now).toMatchObject({ completed: 1, frozen: { completed: 1 } });
    expect(next).toMatchObject({ completed: 1, carriedIn: 0 });
    expect(now.byType.find(({ code }: { code: string }) => code === 'VENUE')).toMatchObject({ open: 1 });
    expect((await cells[2]!.view()).stage).toBe('naming'); // still open
  });

  it('keeps what was frozen when a cell is revoked later, and says so beside it', async () => {
    const cause = { type: 'revocation', cell: cells[0]!.number };
    const { adjustmentId } = await actOnYear(system.crew, {
      type: 'openAdjustment',
      cause,
      reason: '弄虚作假',
    });
    const office = await system.crew.as('office');
    const { items } = await office.mustGet('/programmes/2024/adjustments');
    const { hash } = items.find(({ id }: { id: string }) => id === adjustmentId);
    await actOnYear(system.crew, { type: 'confirmAdjustment', adjustmentId, hash });
    const after = await programme();
    expect(after).toMatchObject({ completed: 0, revoked: 1, frozen: { completed: 1, revoked: 0 } });
    expect(after.alerts.map(({ code }: { code: string }) => code)).toContain('belowBaseline');
    await eventually(
      async () => (await cells[0]!.view()).stage === 'revoked',
      60_000,
      'the application is revoked',
    );
    await system.mailsHaveLeft();
    expect(await system.sql(`SELECT FROM outbox WHERE kind = 'revoked'`)).toHaveLength(1);
  });

  it('counts in 2024 after all what was named in January, when the office corrects it with a reason', async () => {
    const cell = cells[1]!;
    expect(await cell.view('office')).toMatchObject({ countsIn: 2025, earlierYear: 2024 });
    expect((await cell.view('unit1')).earlierYear).toBeNull();
    expect((await cells[0]!.view('office')).earlierYear).toBeNull(); // revoked
    const cause = { type: 'return', cell: cell.number };
    const office = await system.crew.as('office');
    const without = { commandId: randomUUID(), type: 'openAdjustment', cause };
    expect((await office.post('/programmes/2024/commands', without)).status).toBe(422);
    const { name: causeName } = (await correct(system.crew, cause, '材料在年内已经齐备')).cause;
    expect(causeName).toContain('计入上年度');
    expect([(await programme()).completed, (await programme(2025)).completed]).toEqual([1, 0]);
    expect(await cell.view('office')).toMatchObject({
      countsIn: 2024,
      assessmentYear: 2024,
      earlierYear: null,
    });
    const again = { commandId: randomUUID(), type: 'openAdjustment', cause, reason: '再来一次' };
    expect((await office.post('/programmes/2024/commands', again)).body.code).toBe('cellNotCarried');
  });

  it('is closed by the office, and changed afterwards by correction alone', async () => {
    const office = await system.crew.as('office');
    const closing = await office.mustGet('/programmes/2024/closing');
    expect(closing).toMatchObject({
      mayClose: true,
      objections: 0,
      reports: [],
      results: [],
      adjustments: [],
    });
    const open = closing.applications.items.map(({ number }: { number: string }) => number);
    expect(open).toEqual([cells[1]!.number, cells[2]!.number].sort());
    expect(closing.applications.total).toBe(2);
    expect(closing.obligations.map(({ title }: { title: string }) => title).length).toBeGreaterThan(0);
    const { reportId } = await actOnYear(system.crew, { type: 'assembleReport', cells: [cells[1]!.number] });
    const blocked = await office.mustGet('/programmes/2024/closing');
    expect(blocked).toMatchObject({ mayClose: false, reports: [{ id: reportId, cells: 1 }] });
    await expect(actOnYear(system.crew, { type: 'closeYear' })).rejects.toThrow('yearUnfinished');
    await actOnYear(system.crew, { type: 'discardReport', reportId });
    await actOnYear(system.crew, { type: 'closeYear' });
    expect((await programme()).status).toBe('closed');
    const change = { type: 'setBaseline', value: 50, source: '市', dated: '2024-12-31' };
    await expect(actOnYear(system.crew, change)).rejects.toThrow('yearClosed');
  });
});
