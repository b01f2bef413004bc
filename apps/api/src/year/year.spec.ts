import { randomUUID } from 'node:crypto';
import { aCase, namedSchools } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('a programme year', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-09T09:00:00+08:00' });
  }, 60_000);
  afterAll(() => api.stop());

  const programme = async (login = 'office', year = 2024) =>
    (await (await api.as(login)).get(`/programmes/${year}`)).body;

  it('asks for 45, 50 and 60, side by side, each with its source, its words and its version', async () => {
    expect(await programme()).toMatchObject({
      year: 2024,
      status: 'open',
      baseline: 45,
      baselineVersion: 1,
      baselines: [{ version: 1, value: 45, source: '附件说明', dated: '2024-08-28', setBy: null }],
      countsFrom: { value: 'named', basis: 'assumed' },
      completed: 0,
      gauges: [
        {
          id: 'municipalQuota',
          target: 45,
          completed: 0,
          gap: 45,
          surplus: 0,
          source: '附件说明',
          quote: '我区2024年任务指标为创建细胞45个',
          version: '2024.1',
        },
        { id: 'districtTarget', target: 50, gap: 50 },
        { id: 'typeRows', target: 60, gap: 60, quote: null },
      ],
      frozen: null,
    });
  });

  it('counts what is named and what is under way, by type and department', async () => {
    await aCase(api, 'formalCheck');
    const [number] = await namedSchools(api, 1);
    const { completed, gauges, byType, byDepartment, reporting } = await programme();
    expect(completed).toBe(1);
    expect(gauges.map((gauge: { gap: number }) => gauge.gap)).toEqual([44, 49, 59]);
    expect(byType).toHaveLength(15);
    expect(byType.find((row: { code: string }) => row.code === 'SCHOOL')).toMatchObject({
      name: '无废学校',
      target: 5,
      comparison: '≥',
      completed: 1,
      named: 1,
      recognised: 0,
      gap: 4,
      open: 1,
      inProgress: 1,
    });
    expect(byDepartment.find((row: { id: string }) => row.id === 'JIAOW')).toMatchObject({
      name: '区教委',
      completed: 1,
    });
    expect(reporting).toMatchObject({ notReported: 1, awaitingResult: 0 });
    const ledger = (await (await api.as('auditor')).get('/programmes/2024/ledger')).body;
    expect(ledger).toMatchObject({
      items: [
        {
          position: 1,
          number,
          ordinal: 1,
          assessmentYear: 2024,
          delta: 1,
          reason: 'counted',
          reasonName: '计入',
          rulesVersion: '2024.1',
          baseline: 45,
          by: { name: 'office 某人' },
        },
      ],
      nextCursor: null,
    });
  });

  it('shows a bare "1" and marks its rows as such', async () => {
    const { byType } = await programme('unit1');
    const bare = byType.filter((row: { comparison: string }) => row.comparison === '=');
    expect(bare).toMatchObject([{ code: 'INDUSTRIAL_PARK', target: 1, aboveBareFigure: false }]);
  });

  it('offers the office its acts, and nobody else', async () => {
    expect((await programme()).actions).toEqual(expect.arrayContaining(['setBaseline', 'confirmCarryOver']));
    expect((await programme()).actions).not.toContain('closeYear');
    for (const login of ['auditor', 'jiaow', 'unit1']) expect((await programme(login)).actions).toEqual([]);
  });

  it('pages its ledger by position', async () => {
    await namedSchools(api, 3);
    const office = await api.as('office');
    const first = (await office.get('/programmes/2024/ledger?limit=3')).body;
    const rest = (await office.get(`/programmes/2024/ledger?limit=3&cursor=${first.nextCursor}`)).body;
    const positions = [...first.items, ...rest.items].map((item: { position: number }) => item.position);
    expect(positions).toEqual([1, 2, 3, 4]);
    expect((await office.get('/programmes/2024/ledger?cursor=x')).status).toBe(422);
  });

  it('is there before its notice when cells may come to it, and not beyond', async () => {
    expect(await programme('unit1', 2025)).toMatchObject({
      status: 'notOpened',
      baseline: null,
      gauges: [],
      completed: 0,
    });
    expect((await (await api.as('office')).get('/programmes/2026')).status).toBe(404);
  });

  it.each(['2023', '20245', 'now', '-1', '2e3'])('%s is not found', async (year) => {
    const office = await api.as('office');
    expect((await office.get(`/programmes/${year}`)).status).toBe(404);
    expect((await office.get(`/programmes/${year}/carry-over`)).status).toBe(404);
    const close = { commandId: randomUUID(), type: 'closeYear' };
    expect((await office.post(`/programmes/${year}/commands`, close)).status).toBe(404);
  });

  it('has 15 types with leads, target, basis and what an inspection weighs', async () => {
    const { body } = await (await api.as('unit1')).get('/cell-types?year=2024');
    expect(body).toMatchObject({ programmeYear: 2024, rulesVersion: '2024.1' });
    expect(body.items).toHaveLength(15);
    const school = body.items[5];
    expect(school).toMatchObject({
      no: 6,
      code: 'SCHOOL',
      leads: [{ id: 'JIAOW', name: '区教委' }, { id: 'JGSW' }],
    });
    const marks = school.rubric.items.filter((item: { kind: string }) => item.kind === 'SCORED');
    expect(marks.reduce((sum: number, item: { max: number }) => sum + item.max, 0)).toBe(100);
    expect((await (await api.as('unit1')).get('/cell-types?year=2031')).body.code).toBe('unknownProgramme');
    expect((await (await api.as('unit1')).get('/departments')).body.items).toHaveLength(24);
  });
});
