import { aCase } from '../testing/cases';
import { type RunningApi, startApi } from '../testing/start-api';

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
        clockName: '初审',
        openedOn: '2024-08-29',
        dueOn: '2024-09-27',
        toldDueOn: '2024-09-27',
        overdue: false,
        paused: false,
      },
    ]);
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

  it('is seen whole on the office’s board, with what stands still and why', async () => {
    const office = await api.as('office');
    expect((await office.get('/board')).body.items).toHaveLength(5);
    await office.mustAct(at.officeReview, { type: 'suspend', reason: '等待上级意见' });
    expect((await office.get('/board?stalled=true')).body.items).toMatchObject([
      { applicationId: at.officeReview, cause: '期限已停止计算' },
    ]);
    expect((await office.get('/board?stalled=false')).body.items).toHaveLength(4);
    expect((await (await api.as('auditor')).get('/board')).body.items).toHaveLength(5);
  });
});
