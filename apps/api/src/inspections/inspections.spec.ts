import { aCase } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('the agenda of inspections', () => {
  let api: RunningApi;
  let arranged: string;
  let filed: string;

  beforeAll(async () => {
    api = await startApi();
    arranged = await aCase(api, 'inspection');
    filed = await aCase(api, 'officeReview');
    await aCase(api, 'departmentReview');
  }, 60_000);
  afterAll(() => api.stop());

  const agendaOf = async (login: string, days = 'from=2024-08-01&to=2024-09-30') =>
    (await (await api.as(login)).get(`/inspections?${days}`)).body;
  const idsOf = async (login: string) =>
    (await agendaOf(login)).items.map(({ applicationId }: { applicationId: string }) => applicationId);

  it('says who inspects where on which day, and what came of it', async () => {
    const { items, truncated } = await agendaOf('office');
    expect(truncated).toBe(false);
    expect(items).toMatchObject([
      {
        applicationId: arranged,
        scheduledOn: '2024-08-29',
        cellTypeName: '无废学校',
        stageName: '现场核查',
        unitName: expect.stringContaining('实验小学'),
        inspectors: [{ name: 'inspector1 某人' }, { name: 'inspector2 某人' }],
        leads: [{ id: 'JIAOW', name: '区教委' }, { id: 'JGSW' }],
        outcome: null,
        dueOn: expect.stringMatching(/^2024-09-/),
      },
      { applicationId: filed, outcome: 'passed', score: 91, dueOn: null },
    ]);
  });

  it('shows an inspector his own, a department those it leads, the office all', async () => {
    for (const login of ['office', 'auditor', 'jiaow', 'jgsw', 'inspector1'])
      expect(await idsOf(login)).toEqual([arranged, filed]);
    for (const login of ['tyj', 'inspector3']) expect(await idsOf(login)).toEqual([]);
    for (const login of ['unit1', 'admin']) expect((await agendaOf(login)).code).toBe('forbidden');
  });

  it('holds the days that were asked for, both ends included', async () => {
    expect((await agendaOf('office', 'from=2024-08-29&to=2024-08-29')).items).toHaveLength(2);
    expect((await agendaOf('office', 'from=2024-08-30&to=2024-09-30')).items).toEqual([]);
  });

  it.each([
    ['to=2024-09-01', 'from'],
    ['from=2024-09-01', 'to'],
    ['from=2024-09-02&to=2024-09-01', 'to'],
    ['from=2024-01-01&to=2025-06-01', 'to'],
    ['from=2024-02-30&to=2024-03-01', 'from'],
  ])('refuses %s, naming the parameter', async (query, parameter) => {
    const body = await agendaOf('office', query);
    expect(body).toMatchObject({ status: 422, code: 'invalidContent', errors: [{ parameter }] });
  });
});
