import type { AccountItem, ApplicationItem, BoardItem, LedgerItem, TaskItem, UnitItem } from '@app/contracts';
import { STAGES } from '@app/domain';
import { aCase } from '../../../../test/support/api/cases';
import { aCell } from '../../../../test/support/api/cells';
import { download, recordsOf } from '../../../../test/support/api/download';
import { faultsOfSorting } from '../../../../test/support/api/sorted';
import type { Client } from '../../../../test/support/client';
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

describe('a list sorted by a column', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
    for (const stage of ['draft', 'formalCheck', 'departmentReview', 'inspection', 'officeReview'] as const)
      await aCase(api, stage);
    for (const stage of ['formalCheck', 'departmentReview'] as const) await aCase(api, stage, 'unit2');
    for (const n of [1, 2, 3]) await aCell(api, { cellType: n === 2 ? 'FACTORY' : 'SCHOOL', n });
  }, 120_000);
  afterAll(() => api.stop());

  const LAST = '9999-12-31';
  const earliest = ({ waitingFor }: ApplicationItem) =>
    waitingFor.map(({ dueOn }) => dueOn).sort()[0] ?? LAST;
  const APPLICATIONS = {
    unit: ({ unitName }: ApplicationItem) => unitName,
    number: ({ number }: ApplicationItem) => number,
    type: ({ cellType }: ApplicationItem) => cellType,
    stage: ({ stage }: ApplicationItem) => STAGES.indexOf(stage),
    due: earliest,
    updated: ({ updatedAt }: ApplicationItem) => Date.parse(updatedAt),
  };
  const TASKS = {
    unit: ({ unitName }: TaskItem) => unitName,
    type: ({ cellType }: TaskItem) => cellType,
    number: ({ number }: TaskItem) => number,
    clock: ({ clock }: TaskItem) => clock,
    due: ({ dueOn }: TaskItem) => dueOn,
    opened: ({ openedOn }: TaskItem) => openedOn,
  };

  it.each(['office', 'unit1', 'jiaow', 'auditor'])('has each application once, for %s', async (login) => {
    expect(await faultsOfSorting(await api.as(login), '/applications', APPLICATIONS)).toEqual([]);
  });

  it('keeps the filters of the applications', async () => {
    const office = await api.as('office');
    const q = encodeURIComponent('实验小学');
    expect(await faultsOfSorting(office, `/applications?cellType=SCHOOL&q=${q}`, APPLICATIONS)).toEqual([]);
  });

  it('has each task, line of the board, account, unit and entry once', async () => {
    expect(await faultsOfSorting(await api.as('jiaow'), '/tasks', TASKS)).toEqual([]);
    const office = await api.as('office');
    expect(
      await faultsOfSorting(office, '/board', {
        due: ({ dueOn }: BoardItem) => dueOn ?? LAST,
        matter: ({ unitName, number }: BoardItem) => unitName ?? number,
        holder: ({ name }: BoardItem) => name,
        cause: ({ causeName }: BoardItem) => causeName,
      }),
    ).toEqual([]);
    expect(
      await faultsOfSorting(office, '/units', {
        name: ({ name }: UnitItem) => name,
        code: ({ creditCode }: UnitItem) => creditCode ?? '',
        street: ({ street }: UnitItem) => street,
        applications: ({ applications }: UnitItem) => applications,
        cells: ({ cells }: UnitItem) => cells,
        year: ({ lastYear }: UnitItem) => lastYear,
      }),
    ).toEqual([]);
    expect(
      await faultsOfSorting(await api.as('admin'), '/accounts', {
        login: ({ login }: AccountItem) => login,
        name: ({ name }: AccountItem) => name,
        role: ({ role }: AccountItem) => role,
        email: ({ email }: AccountItem) => email,
      }),
    ).toEqual([]);
    expect(
      await faultsOfSorting(office, '/programmes/2024/ledger', {
        position: ({ position }: LedgerItem) => position,
        unit: ({ unit }: LedgerItem) => unit,
        year: ({ assessmentYear }: LedgerItem) => assessmentYear,
        delta: ({ delta }: LedgerItem) => delta,
        reason: ({ reason }: LedgerItem) => reason,
        by: ({ by }: LedgerItem) => by.name,
      }),
    ).toEqual([]);
  });

  it('has its file in the same order', async () => {
    const office = await api.as('office');
    const shown = await walkOf(office, '/applications?sort=-number&limit=200');
    const { bytes } = await download(office, '/exports/applications?format=csv&sort=-number');
    expect(recordsOf(bytes).map((row) => row['申报编号'])).toEqual(shown);
  });

  it('refuses an unknown column, and the cursor of another order', async () => {
    const office = await api.as('office');
    expect((await office.get('/applications?sort=colour')).body.errors).toMatchObject([
      { parameter: 'sort' },
    ]);
    const { nextCursor } = await office.mustGet('/applications?limit=1&sort=unit');
    for (const sort of ['', '&sort=-unit', '&sort=due']) {
      const { body } = await office.get(`/applications?cursor=${nextCursor}${sort}`);
      expect(body.errors).toMatchObject([{ parameter: 'cursor' }]);
    }
  });
});

async function walkOf(client: Client, path: string): Promise<string[]> {
  const { items } = await client.mustGet(path);
  return items.map(({ number }: { number: string }) => number);
}
