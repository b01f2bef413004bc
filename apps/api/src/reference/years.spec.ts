import { aDraft } from '../../../../test/support/drive';
import { addYear } from '../../../../test/support/next-year';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

/** 2024 open; 2025 written for 3 March 2025. */
describe('the years of the record', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-02T09:00:00+08:00' });
    await addYear(api.sql, 2025, '2025-03-03', 40);
  }, 60_000);
  afterAll(() => api.stop());

  const standAt = (day: string) =>
    api.sql('UPDATE programme_clock SET offset_ms = $1', [Date.parse(`${day}T09:00:00+08:00`) - Date.now()]);
  const read = async (login: string, path: string) => (await api.as(login)).get(path);
  const yearsOf = async (login: string) => (await read(login, '/me')).body.programme;
  const LISTS = ['/applications', '/tasks', '/board', '/obligations?year=2024', '/cell-types', '/settings'];
  const PARTS = ['', '/carry-over', '/ledger', '/reports', '/adjustments', '/seals'];
  const FILES = ['cells', 'progress', 'named', 'notice', 'intervals', 'ledger', 'carry-over'];

  it('are told to everyone; the one that the work is in is not the one of the calendar', async () => {
    const both = [
      { year: 2024, status: 'open', openedOn: '2024-08-28' },
      { year: 2025, status: 'notOpened', openedOn: '2025-03-03' },
    ];
    for (const login of ['office', 'auditor', 'jiaow', 'inspector1', 'admin'])
      expect(await yearsOf(login)).toMatchObject({ year: 2024, years: both });
    expect((await yearsOf('unit1')).years).toEqual(both.slice(0, 1));
  });

  it.each([
    ['2024-12-31', 2024],
    ['2025-01-02', 2024],
    ['2025-04-30', 2025],
    ['2026-01-02', 2025],
  ])('on %s answer every page and file, asked for any of them: the work is in %i', async (day, year) => {
    await standAt(day);
    expect((await yearsOf('unit1')).year).toBe(year);
    expect((await read('unit1', '/cell-types')).body.programmeYear).toBe(year);
    expect((await read('office', '/settings')).body.programmeYear).toBe(year);
    const paths = [2024, 2025].flatMap((one) => [
      ...PARTS.map((part) => `/programmes/${one}${part}`),
      ...FILES.map((file) => `/exports/programmes/${one}/${file}?format=csv`),
      ...[`/cell-types?year=${one}`, `/settings?year=${one}`, `/board?programmeYear=${one}`],
    ]);
    for (const path of [...LISTS, ...paths])
      expect({ path, status: (await read('office', path)).status }).toEqual({ path, status: 200 });
    for (const one of [2024, 2025])
      for (const path of [
        `/programmes/${one}`,
        ...FILES.slice(0, 5).map((f) => `/exports/programmes/${one}/${f}`),
      ])
        expect({ path, status: (await read('jiaow', path)).status }).toEqual({ path, status: 200 });
  });

  it('are opened on the day of their circular, whenever the worker came to it', async () => {
    expect((await read('office', '/programmes/2024')).body.openedOn).toBe('2024-08-28');
  });

  it('take applications once they are opened, each under its own number', async () => {
    const create = async (programmeYear: number) =>
      (await api.as('unit1')).post('/applications', {
        ...aDraft('SCHOOL', 1, '渝北区某小学'),
        programmeYear,
      });
    expect((await create(2025)).body.number).toBe('YB-2025-SCHOOL-0001');
    const none = await create(2026);
    expect(none).toMatchObject({ status: 422, body: { code: 'unknownProgramme' } });
  });

  it('take none any more once they are closed (办结), and drafts of them stay', async () => {
    const unit1 = await api.as('unit1');
    const draft = aDraft('HOSPITAL', 2, '渝北区某医院');
    const { id } = (await unit1.post('/applications', draft)).body;
    await api.sql(
      `UPDATE programme SET status = 'closed', state = jsonb_set(state, '{status}', '"closed"') WHERE year = 2024`,
    );
    const refused = { status: 409, body: { code: 'yearTakesNoMore' } };
    expect(await unit1.post('/applications', aDraft('SCHOOL', 3, '渝北区另一小学'))).toMatchObject(refused);
    expect(await unit1.act(id, { type: 'submit' })).toMatchObject(refused);
    expect((await read('unit1', `/applications/${id}`)).body.stage).toBe('draft');
    expect((await yearsOf('unit1')).years[0]).toMatchObject({ year: 2024, status: 'closed' });
  });
});
