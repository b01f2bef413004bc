import { aCase } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('a work list', () => {
  let api: RunningApi;
  const at = {} as Record<'formalCheck' | 'departmentReview' | 'inspection' | 'officeReview', string>;

  beforeAll(async () => {
    api = await startApi();
    for (const stage of ['formalCheck', 'departmentReview', 'inspection', 'officeReview'] as const) {
      at[stage] = await aCase(api, stage);
    }
  }, 60_000);
  afterAll(() => api.stop());

  const tasksOf = async (login: string) =>
    (await (await api.as(login)).get('/tasks')).body.items.map(
      (task: { applicationId: string; seat: string }) => [task.applicationId, task.seat],
    );

  it('holds what the person is waited for, by last day', async () => {
    expect(await tasksOf('jiaow')).toEqual([
      [at.formalCheck, 'department:JIAOW'],
      [at.inspection, 'inspection'], // the lead named first files the sheet
      [at.departmentReview, 'department:JIAOW'],
    ]);
    expect(await tasksOf('jgsw')).toEqual([[at.departmentReview, 'department:JGSW']]);
    expect(await tasksOf('office')).toEqual([[at.officeReview, 'office']]);
    expect(await tasksOf('inspector1')).toEqual([[at.inspection, 'inspection']]);
    for (const login of ['unit1', 'inspector3', 'auditor', 'tyj']) expect(await tasksOf(login)).toEqual([]);
  });

  it('says what to do, by when, and on which basis it was told', async () => {
    const { items } = (await (await api.as('jgsw')).get('/tasks')).body;
    expect(items).toMatchObject([
      {
        unitName: expect.stringContaining('实验小学'),
        cellTypeName: '无废学校',
        stageName: '牵头部门初审',
        name: '区机关事务中心',
        clockName: '牵头部门初审',
        openedOn: '2024-08-29',
        dueOn: '2024-09-27',
        toldDueOn: '2024-09-27',
        overdue: false,
        paused: false,
        daysLeft: 18, // today is 2 September
      },
    ]);
  });

  it('says which act may be done on many at once', async () => {
    const offered = async (login: string) =>
      (await (await api.as(login)).get('/tasks')).body.items.map(
        ({ clock, bulkAct }: { clock: string; bulkAct: { type: string } | null }) => [clock, bulkAct?.type],
      );
    expect(await offered('jiaow')).toEqual([
      ['formalCheck', 'accept'],
      ['inspectionFiling', undefined], // each sheet is its own
      ['departmentReview', 'giveOpinion'],
    ]);
    expect(await offered('office')).toEqual([['officeReview', 'officeDecide']]);
  });

  it('is narrowed by type, act, last day, name and number', async () => {
    const jiaow = await api.as('jiaow');
    const found = async (query: string) =>
      (await jiaow.get(`/tasks?${query}`)).body.items.map(({ clock }: { clock: string }) => clock);
    expect(await found('clock=formalCheck')).toEqual(['formalCheck']);
    expect(await found('cellType=HOSPITAL')).toEqual([]);
    expect(await found('overdue=true')).toEqual([]);
    expect(await found('overdue=false&dueBy=2024-09-12')).toHaveLength(2);
    expect(await found(`q=${encodeURIComponent('实验小学')}`)).toHaveLength(3);
    expect(await found('q=yb-2024-school')).toHaveLength(3);
    expect(await found(`q=${encodeURIComponent('100%')}`)).toEqual([]);
    expect((await jiaow.get('/tasks?clock=lunch')).body.errors).toMatchObject([{ parameter: 'clock' }]);
  });

  it('gives the unit what it has to put right', async () => {
    const id = await aCase(api, 'formalCheck');
    await (await api.as('jiaow')).mustAct(id, { type: 'returnForCorrection', missing: ['承诺书'] });
    expect(await tasksOf('unit1')).toEqual([[id, 'applicant']]);
    await (await api.as('unit1')).mustAct(id, { type: 'withdraw' });
  });

  it('comes in pages', async () => {
    const jiaow = await api.as('jiaow');
    const first = (await jiaow.get('/tasks?limit=2')).body;
    const second = (await jiaow.get(`/tasks?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items]).toHaveLength(3);
    expect(second.nextCursor).toBeNull();
    expect((await jiaow.get('/tasks?cursor=WyJ4Il0')).body.errors).toMatchObject([{ parameter: 'cursor' }]);
  });
});
