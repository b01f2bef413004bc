import { type RunningApi, startApi } from '../testing/start-api';
import { aCase } from '../testing/cases';

describe('a programme year', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  }, 60_000);
  afterAll(() => api.stop());

  const programme = async (login = 'office') => (await (await api.as(login)).get('/programmes/2024')).body;

  it('asks for 45, 50 and 60, side by side, each with its source', async () => {
    expect(await programme()).toMatchObject({
      year: 2024,
      baseline: 45,
      completed: 0,
      gauges: [
        { id: 'municipalQuota', target: 45, completed: 0, gap: 45, surplus: 0, source: '附件说明' },
        { id: 'districtTarget', target: 50, gap: 50 },
        { id: 'typeRows', target: 60, gap: 60 },
      ],
    });
  });

  it('counts what is named and what is under way, by type and department', async () => {
    await aCase(api, 'formalCheck');
    const named = await aCase(api, 'inspection');
    await api.sql(
      `INSERT INTO issued_document (number, dated) VALUES ('渝北无废办〔2024〕3号', '2024-09-02')`,
    );
    await api.sql(
      `INSERT INTO cell (application_id, programme_year, cell_type, assessment_year, document_number, named_on)
       VALUES ($1, 2024, 'SCHOOL', 2024, '渝北无废办〔2024〕3号', '2024-09-02')`,
      [named],
    );
    const { completed, gauges, byType, byDepartment } = await programme();
    expect(completed).toBe(1);
    expect(gauges.map((gauge: { gap: number }) => gauge.gap)).toEqual([44, 49, 59]);
    expect(byType).toHaveLength(15);
    expect(byType.find((row: { code: string }) => row.code === 'SCHOOL')).toMatchObject({
      name: '无废学校',
      target: 5,
      completed: 1,
      gap: 4,
      open: 2,
    });
    expect(byDepartment.find((row: { id: string }) => row.id === 'JIAOW')).toMatchObject({
      name: '区教委',
      completed: 1,
    });
    await api.sql('UPDATE cell SET assessment_year = 2025');
    expect(await programme()).toMatchObject({ completed: 0, carriedOut: 1, carriedIn: 0 });
    await api.sql(`UPDATE cell SET assessment_year = 2024, revoked_on = '2024-09-03'`);
    expect(await programme()).toMatchObject({ completed: 0, carriedOut: 0 });
  });

  it.each(['2023', '20245', 'now', '-1', '2e3'])('%s is not found', async (year) => {
    expect((await (await api.as('unit1')).get(`/programmes/${year}`)).status).toBe(404);
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
