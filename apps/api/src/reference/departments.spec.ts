import { randomUUID } from 'node:crypto';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { statedBy } from '../../../../test/support/api/open-year';
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

  it('passes last year’s duties to successors in the draft of a year; a split is a fault with the names to choose from', async () => {
    await office.post('/rehearsal/clock', { now: '2024-10-09T09:00:00+08:00' });
    const merge = { kind: 'merge', departments: ['GXS'], into: 'SWW' };
    const paper = {
      from: '2025-02-10',
      documentTitle: '关于供销体制改革的通知',
      documentNumber: '演练〔2025〕1号',
    };
    expect((await send(merge, paper)).status).toBe(201);
    const { status, body } = await office.post('/year-drafts', { version: '2024.1' });
    expect(status).toBe(201);
    const typeOf = (parts: any, code: string) => parts.cellTypes.find((one: any) => one.code === code);
    expect(typeOf(body.parts, 'SCHOOL').leads).toEqual(['JIAOW']);
    expect(body.parts.departments.map(({ id }: any) => id)).not.toContain('JGSW');
    const [now, later, ...others] = body.successors;
    expect(others).toEqual([]);
    expect(now).toMatchObject({
      ...{ departmentName: '区机关事务中心', successorName: '区教委', from: '2024-10-08', later: false },
      document: '《关于机构改革的通知》',
      paths: expect.arrayContaining(['/cellTypes/SCHOOL/leads', '/tasks/12/departments']),
    });
    expect(later).toMatchObject({
      ...{ department: 'GXS', successor: 'SWW', from: '2025-02-10', later: true },
      document: '《关于供销体制改革的通知》（演练〔2025〕1号）',
    });
    const faults = body.faults.filter(({ code }: any) => code === 'departmentDissolved');
    expect(faults.map(({ path }: any) => path)).toEqual(['/cellTypes/VENUE/leads']);
    expect(faults[0].detail).toContain('分设后有“区体育一局”、“区体育二局”，请从中选择。');
    expect((await office.mustGet('/year-drafts')).items).toMatchObject([{ faults: body.faults.length }]);
  });

  it('publishes a year with the departments of its day', async () => {
    const { revision, parts } = await office.mustGet('/year-drafts/2025');
    const cellTypes = parts.cellTypes.map((type: any) =>
      type.code === 'VENUE' ? { ...type, leads: ['WLW', 'TYB'] } : type,
    );
    const change = { ...statedBy(parts), cellTypes };
    const changed = await office.put('/year-drafts/2025', { revision, parts: change });
    expect(changed.body.faults).toEqual([]);
    const publish = (effectiveFrom: string) =>
      office.post('/year-drafts/2025/publish', { revision: revision + 1, effectiveFrom, reason: '按通知' });
    expect((await publish('2025-03-03')).status).toBe(200);
    const [{ body }] = await api.sql<any>(`SELECT body FROM rule_set WHERE version = '2025.1'`);
    const leads = Object.fromEntries(body.cellTypes.map((type: any) => [type.code, type.leads]));
    expect([leads.VENUE, leads.SCHOOL, leads.VILLAGE]).toEqual([['WLW', 'TYB'], ['JIAOW'], ['NYW', 'SWW']]);
    const ids = body.departments.map(({ id }: any) => id);
    expect(ids.filter((id: string) => ['GXS', 'JGSW', 'TYJ'].includes(id))).toEqual([]);
    const tasksOf = (id: string) => body.departments.find((one: any) => one.id === id).tasks;
    expect(tasksOf('SWW')).toEqual([6, 9, 13, 16, 18]);
  });
});
