import { randomUUID } from 'node:crypto';
import { namedSchools } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { theYear } from '../../../../test/support/api/year';

describe('carrying over', () => {
  let api: RunningApi;
  let year: ReturnType<typeof theYear>;
  let numbers: string[];

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-09T09:00:00+08:00' });
    year = theYear(api);
    numbers = await namedSchools(api, 44);
  }, 120_000);
  afterAll(() => api.stop());

  const proposal = () => year.get('/carry-over');
  const confirm = async (cells: string[], changes: Record<string, unknown> = {}) =>
    year.act({
      type: 'confirmCarryOver',
      hash: (await proposal()).hash,
      cells,
      reason: '经研究决定',
      ...changes,
    });

  it('is not possible with 44 completed', async () => {
    expect(await proposal()).toMatchObject({
      completed: 44,
      gap: 1,
      surplus: 0,
      moves: [],
      canConfirm: false,
    });
    const before = await year.everything();
    const reply = await confirm([numbers[0]!]);
    expect(reply).toMatchObject({ status: 409, body: { code: 'belowBaseline' } });
    expect(reply.body.detail).toContain('44');
    expect(await year.everything()).toEqual(before);
  });

  it('has nothing to carry with 45: surplus 0', async () => {
    numbers.push(...(await namedSchools(api, 1)));
    expect(await proposal()).toMatchObject({ completed: 45, gap: 0, surplus: 0, moves: [] });
    expect(await confirm([numbers[0]!])).toMatchObject({ status: 409, body: { code: 'surplusExceeded' } });
  });

  it('is proposed with 46, with the reason, and nothing is executed', async () => {
    numbers.push(...(await namedSchools(api, 1)));
    const view = await proposal();
    expect(view).toMatchObject({ completed: 46, surplus: 1, canConfirm: true, decisions: [], carried: [] });
    expect(view.moves).toHaveLength(1);
    expect(view.moves[0]).toMatchObject({
      place: 1,
      number: numbers[45],
      cellTypeName: '无废学校',
      basis: 'aboveRow',
    });
    expect(view.moves[0].reason).toContain('高于分工表的 5 个');
    expect(view.moves[0].unit).toMatch(/小学/);
    expect(view.alternatives).toHaveLength(45);
    expect(await year.get()).toMatchObject({ completed: 46, carriedOut: 0 });
  });

  it.each([
    ['an unknown number', () => ['YB-2024-SCHOOL-0001'], 'cellNotNamed'],
    ['one that is not of this kind', () => ['school'], 'invalidContent'],
  ])('refuses %s, and nothing changes', async (_, cells, code) => {
    const before = await year.everything();
    const reply = await confirm(cells());
    expect(reply.status).toBeGreaterThanOrEqual(409);
    expect(JSON.stringify(reply.body)).toContain(code);
    expect(await year.everything()).toEqual(before);
  });

  it('refuses nothing chosen, a proposal that is out of date, and a decision without a reason', async () => {
    const before = await year.everything();
    expect((await confirm([])).body.code).toBe('nothingChosen');
    const stale = await confirm([numbers[45]!], { hash: '0'.repeat(64) });
    expect(stale).toMatchObject({ status: 409, body: { code: 'proposalStale' } });
    expect(stale.body.facts.presentHash).toBe((await proposal()).hash);
    expect((await confirm([numbers[45]!], { reason: ' ' })).status).toBe(422);
    expect(await year.everything()).toEqual(before);
  });

  it('shows in a preview what it would change, and changes nothing', async () => {
    const before = await year.everything();
    const { body } = await confirm([numbers[45]!], { preview: true });
    expect(body).toMatchObject({ preview: true });
    const figures = body.touched.figures.map(
      ({ year, figure, field, from, to }: Record<string, unknown>) =>
        `${year} ${figure} ${field} ${from}→${to}`,
    );
    expect(figures).toEqual(
      expect.arrayContaining([
        '2024 year completed 46→45',
        '2024 year carriedOut 0→1',
        '2025 year completed 0→1',
      ]),
    );
    expect(await year.everything()).toEqual(before);
  });

  it('is the office’s decision, taken once however often it is sent', async () => {
    const chosen = numbers[10]!; // not the one proposed
    const commandId = randomUUID();
    const { hash } = await proposal();
    const body = { commandId, type: 'confirmCarryOver', hash, cells: [chosen], reason: '该校自愿延后' };
    const [first, second] = await Promise.all([year.act(body), year.act(body)]);
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect((await year.act(body)).body).toEqual(first.body);
    expect((await year.act({ ...body, reason: '另一理由' })).body.code).toBe('commandIdReused');
    expect(await year.get()).toMatchObject({ completed: 45, carriedOut: 1, baselineGauge: { surplus: 0 } });
    expect(await year.get('/carry-over')).toMatchObject({
      carried: [{ number: chosen, namedOn: '2024-09-06', baselineChanged: false }],
      decisions: [
        {
          commandId,
          reason: '该校自愿延后',
          cells: [chosen],
          notProposed: [chosen],
          leftOut: [numbers[45]],
          by: { name: 'office 某人' },
        },
      ],
    });
    expect((await (await api.as('unit1')).get('/programmes/2025')).body).toMatchObject({
      completed: 1,
      carriedIn: 1,
    });
    const { items } = await year.get(`/ledger?cell=${chosen}`);
    expect(items.map((item: any) => [item.assessmentYear, item.delta, item.reason])).toEqual([
      [2024, 1, 'counted'],
      [2024, -1, 'carried'],
      [2025, 1, 'carried'],
    ]);
    expect(await api.sql(`SELECT kind, data, told_at FROM telling`)).toEqual([
      { kind: 'assessmentYearChanged', data: { assessmentYear: 2025 }, told_at: null },
    ]);
  });

  it('refuses a cell that counts in 2025 already', async () => {
    await namedSchools(api, 1);
    const reply = await confirm([numbers[10]!]);
    expect(reply.body.facts.faults).toMatchObject([{ cell: numbers[10], code: 'cellAlreadyCarried' }]);
  });

  it('survives a later change of the baseline, and is flagged', async () => {
    const change = { type: 'setBaseline', value: 50, source: '市无废办〔2025〕1号', dated: '2024-09-08' };
    const { touched } = await year.mustAct({ ...change, preview: true });
    expect(touched.carriedUnderAnotherBaseline).toEqual([numbers[10]]);
    expect(touched.shortfalls).toMatchObject([{ year: 2024, code: 'belowBaseline', target: 50, gap: 4 }]);
    expect(touched.proposal.removed).toHaveLength(1);
    expect(await year.get()).toMatchObject({ baseline: 45 });
    await year.mustAct(change);
    const after = await year.get();
    expect(after).toMatchObject({ baseline: 50, baselineVersion: 2, carriedOut: 1, completed: 46 });
    expect(after.baselines).toMatchObject([
      { version: 2, value: 50, source: '市无废办〔2025〕1号', setBy: { name: 'office 某人' } },
      { version: 1, value: 45 },
    ]);
    expect(after.alerts.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['belowBaseline', 'baselineChangedAfterCarryOver']),
    );
    expect(await proposal()).toMatchObject({
      surplus: 0,
      gap: 4,
      carried: [{ number: numbers[10], baselineChanged: true, baseline: { version: 1, value: 45 } }],
      decisions: [{ baselineChanged: true }],
    });
  });

  it.each([
    [{ value: 0 }, 'baselineInvalid'],
    [{ value: 45.5 }, 'baselineInvalid'],
    [{ value: -3 }, 'baselineInvalid'],
    [{ source: '  ' }, 'baselineSourceMissing'],
    [{ dated: '2024-02-30' }, 'baselineDateInvalid'],
  ])('refuses a baseline %j: %s', async (wrong, code) => {
    const before = await year.everything();
    const reply = await year.act({
      type: 'setBaseline',
      value: 46,
      source: '市',
      dated: '2024-09-01',
      ...wrong,
    });
    expect(reply).toMatchObject({ status: 422, body: { code } });
    expect(await year.everything()).toEqual(before);
  });

  it('supposes without storing anything', async () => {
    const before = await year.everything();
    const { body } = await year.whatIf({ baseline: 45, revoke: [numbers[0]] });
    expect(body.figures).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          year: 2024,
          figure: 'type',
          name: '无废学校',
          fieldName: '计入',
          from: 46,
          to: 45,
        }),
        expect.objectContaining({ year: 2024, figure: 'baseline', field: 'target', from: 50, to: 45 }),
      ]),
    );
    const wrong = await year.whatIf({ name: ['YB-2024-SCHOOL-0001'] });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'suppositionRefused' } });
    expect((await year.whatIf({ baseline: 0 })).body.code).toBe('baselineInvalid');
    expect(await year.everything()).toEqual(before);
  });

  it('may be taken back by the office alone, with a reason', async () => {
    expect((await year.act({ type: 'returnCarriedCell', cell: numbers[10] })).status).toBe(422);
    expect((await year.act({ type: 'returnCarriedCell', cell: numbers[0], reason: '补足' })).body.code).toBe(
      'cellNotCarried',
    );
    await year.mustAct({ type: 'returnCarriedCell', cell: numbers[10], reason: '补足 2024 年缺口' });
    expect(await year.get()).toMatchObject({ completed: 47, carriedOut: 0 });
    const { items } = await year.get('/ledger?reason=returned');
    expect(items.map((item: any) => [item.assessmentYear, item.delta])).toEqual([
      [2025, -1],
      [2024, 1],
    ]);
  });

  it('is refused before the year has been cut to anyone who would close it', async () => {
    expect((await year.act({ type: 'closeYear' })).body.code).toBe('yearNotCut');
  });
});
