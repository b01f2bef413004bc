import { randomUUID } from 'node:crypto';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import type { Client } from '../../../../test/support/client';

const TODAY = '2024-09-20';
const NEW = { id: 'WTJ', name: '区文体局', fullName: '某区文化体育局' };

describe('the register of departments', () => {
  let api: RunningApi;
  let office: Client;

  beforeAll(async () => {
    api = await startApi({ start: `${TODAY}T09:00:00+08:00` });
    office = await api.as('office');
  }, 60_000);
  afterAll(() => api.stop());

  const view = async () => (await office.mustGet('/department-changes')) as any;
  const send = async (act: object, more: object = {}) =>
    office.post('/department-changes', {
      ...{ commandId: randomUUID(), basedOn: (await view()).number, from: TODAY, act },
      ...{ documentTitle: '关于机构改革的通知', ...more },
    });
  const line = async (id: string) => (await view()).departments.find((one: any) => one.id === id);

  it('is that of the circular at first, without the office', async () => {
    const { today, number, departments, changes } = await view();
    expect([today, number, changes]).toEqual([TODAY, 0, []]);
    expect(departments.map(({ id }: any) => id)).not.toContain('QWFB');
    expect(await line('TYJ')).toEqual({
      ...{ id: 'TYJ', name: '区体育局', fullName: expect.any(String), beginsOn: null, endsOn: null },
      ...{ successor: null, later: [], status: 'present' },
    });
  });

  it('renames a department from a day on; a release that seeds its names again does not undo it', async () => {
    const act = { kind: 'rename', department: 'TYJ', name: '区文体局', fullName: '某区文体局' };
    expect((await send(act, { from: '2024-10-01' })).status).toBe(201);
    expect(await line('TYJ')).toMatchObject({
      name: '区体育局',
      later: [{ from: '2024-10-01', name: '区文体局' }],
    });
    await office.post('/rehearsal/clock', { now: '2024-10-01T09:00:00+08:00' });
    expect(await line('TYJ')).toMatchObject({ name: '区文体局', later: [] });
    const { items } = await office.mustGet('/departments');
    expect(items.find(({ id }: any) => id === 'TYJ')).toMatchObject({ name: '区文体局', ended: false });
  });

  it('splits a department and dissolves another, each with a successor', async () => {
    const day = { from: '2024-10-08' };
    const departments = [
      { ...NEW, id: 'TYA', name: '区体育一局' },
      { ...NEW, id: 'TYB', name: '区体育二局' },
    ];
    const split = await send({ kind: 'split', department: 'TYJ', departments, successor: 'TYA' }, day);
    expect([split.status, split.body.code]).toEqual([201, undefined]);
    expect((await send({ kind: 'dissolve', department: 'JGSW', successor: 'JIAOW' }, day)).status).toBe(201);
    expect((await view()).changes.map(({ text }: any) => text)).toEqual([
      '撤销区机关事务中心，其职责由区教委承接',
      '区文体局分设为区体育一局、区体育二局，未办结的事项由区体育一局承接',
      '区体育局更名为区文体局',
    ]);
    expect(await line('TYA')).toMatchObject({ beginsOn: '2024-10-08', status: 'planned' });
    expect(await line('JGSW')).toMatchObject({
      endsOn: '2024-10-08',
      successor: { id: 'JIAOW', name: '区教委' },
    });
  });

  it.each([
    [
      'a merger in a circle',
      { kind: 'merge', departments: ['JIAOW'], into: 'JGSW' },
      'mergerInCircle',
      '/act/into',
    ],
    [
      'a merger into itself',
      { kind: 'merge', departments: ['JIAOW'], into: 'JIAOW' },
      'mergerInCircle',
      '/act/into',
    ],
    [
      'a second end',
      { kind: 'dissolve', department: 'JGSW', successor: 'JIAOW' },
      'departmentEnds',
      '/act/department',
    ],
    [
      'no successor for what it does',
      { kind: 'dissolve', department: 'JIAOW', successor: null },
      'successorMissing',
      '/act/successor',
    ],
    [
      'the office',
      { kind: 'dissolve', department: 'QWFB', successor: 'JIAOW' },
      'officeStays',
      '/act/department',
    ],
    [
      'nobody known',
      { kind: 'rename', department: 'XYZ', name: '某', fullName: '某' },
      'departmentUnknown',
      '/act/department',
    ],
    [
      'a code that is taken',
      { kind: 'new', departments: [{ ...NEW, id: 'JIAOW' }] },
      'departmentExists',
      '/act/departments/0/id',
    ],
    [
      'a code in small letters',
      { kind: 'new', departments: [{ ...NEW, id: 'wtj' }] },
      'invalidContent',
      '/act/departments/0/id',
    ],
  ])('is not changed by %s', async (_, act, code, pointer) => {
    const before = await view();
    for (const reply of [
      await send(act, { from: '2024-10-01' }),
      await office.post('/department-changes/preview', { from: '2024-10-01', act }),
    ]) {
      expect([reply.status, reply.body.code]).toEqual([422, code]);
      expect(reply.body.errors[0]).toMatchObject({ pointer, detail: expect.stringMatching(/。$/) });
    }
    expect(await view()).toEqual(before);
  });

  it('is not changed from a day that is over, nor with a successor that is dissolved that day', async () => {
    const before = await view();
    const past = await send({ kind: 'new', departments: [NEW] }, { from: '2024-09-30' });
    expect([past.body.code, past.body.errors[0].pointer]).toEqual(['departmentFromPast', '/from']);
    const act = { kind: 'merge', departments: ['JXW'], into: 'JGSW' };
    const gone = await send(act, { from: '2024-10-08' });
    expect([gone.body.code, gone.body.errors[0].pointer]).toEqual(['successorDissolved', '/act/into']);
    expect(await view()).toEqual(before);
  });

  it('is changed by one of two who try at once; the other is told', async () => {
    const { number } = await view();
    const replies = await Promise.all(
      ['A', 'B'].map((n) =>
        send(
          { kind: 'new', departments: [{ ...NEW, id: `WT${n}`, name: `区文${n}局` }] },
          { basedOn: number, from: '2024-10-08' },
        ),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(replies.find(({ status }) => status === 409)!.body.code).toBe('departmentsChanged');
    expect((await view()).number).toBe(number + 1);
  });

  it('shows a new circular that it names a dissolved department, at its place', async () => {
    await office.post('/rehearsal/clock', { now: '2024-10-09T09:00:00+08:00' });
    const draft = await office.post('/year-drafts', { version: '2024.1' });
    expect(draft.status).toBe(201);
    const faults = draft.body.faults.filter(({ code }: any) => code === 'departmentDissolved');
    expect(faults.map(({ path }: any) => path)).toContainEqual(
      expect.stringMatching(/^\/cellTypes\/\d+\/leads\/\d+$/),
    );
    expect(faults[0].detail).toContain('已经撤销');
  });
});
