import { Directories } from '@app/database';
import { calledOn } from '@app/domain';
import { randomUUID } from 'node:crypto';
import { aCase } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { statedBy } from '../../../../test/support/api/open-year';
import type { Client } from '../../../../test/support/client';
import type { LeasedMail } from '../../../worker/src/dispatcher/outbox';
import { wordsOf } from '../../../worker/src/dispatcher/words';

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

  it('writes one mail to everybody of the bodies concerned, and shows it under the bell', async () => {
    const lettersOf = (change: number) =>
      api.sql(
        `SELECT id, recipient, payload, send_at::date::text AS day FROM outbox WHERE department_change = $1 ORDER BY recipient`,
        [change],
      );
    const toldOf = async (change: number) =>
      (await lettersOf(change)).map(({ recipient, payload }) => [
        recipient.split('@')[0],
        payload.before,
        payload.after,
      ]);
    expect(await toldOf(1)).toEqual([['tyj', '区文体局', '区文体局']]);
    expect(await toldOf(2)).toEqual([['tyj', '区文体局', '区体育一局']]);
    expect(await toldOf(3)).toEqual([
      ['jgsw', '区机关事务中心', '区教委'],
      ['jiaow', '区教委', '区教委'],
    ]);
    const [letter] = await lettersOf(3);
    expect(letter.day).toBe('2024-10-08'); // recorded on a holiday
    expect(letter.payload).toMatchObject({
      ...{ text: '撤销区机关事务中心，其职责由区教委承接', from: '2024-10-08' },
      document: '《关于机构改革的通知》',
    });
    const words = {
      pool: api.pool,
      publicUrl: 'https://wufei.example.cn',
      directories: new Directories(api.pool),
    };
    const mail = { id: letter.id, departmentChange: 3 } as LeasedMail;
    expect((await wordsOf(mail, words)).text).toContain('您的账号自当日起由区机关事务中心转属区教委');
    const { items } = await (await api.as('jgsw')).mustGet('/me/notices');
    expect(items[0]).toMatchObject({
      ...{ kind: 'departmentChanged', kindName: '机构变动', path: '/tasks', read: false },
      title: '机构变动：自 2024-10-08 起，撤销区机关事务中心，其职责由区教委承接',
    });
    expect((await office.mustGet('/me/notices')).items).toEqual([]);
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
      { kind: 'dissolve', department: 'WJW', successor: null },
      'successorMissing',
      '/act/successor',
    ],
    [
      'no successor for what it takes over later',
      { kind: 'dissolve', department: 'JIAOW', successor: null },
      'successorAwaited',
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

  const takeBack = async (number: number, more: object = {}) =>
    office.post(`/department-changes/${number}/take-back`, {
      ...{ commandId: randomUUID(), basedOn: (await view()).number, reason: '部门选错', ...more },
    });
  const standing = async (number: number) =>
    ((await office.mustGet(`/department-changes/${number}/take-back`)) as any).standing;
  const numberOf = async (text: string) =>
    (await view()).changes.find((one: any) => one.text.includes(text)).number;

  it('takes a change back before its day without a trace; its code is free again', async () => {
    const before = (await view()).departments;
    const act = { kind: 'merge', departments: ['JXW'], into: { ...NEW, id: 'XJJ', name: '区新经济局' } };
    expect((await send(act, { from: '2024-11-01' })).status).toBe(201);
    const { number } = await view();
    const shown = (await office.mustGet(`/department-changes/${number}/take-back`)) as any;
    expect(shown).toMatchObject({ from: '2024-11-01', isBefore: true, standing: [] });
    const commandId = randomUUID();
    const basedOn = number;
    const replies = [
      await takeBack(number, { commandId, basedOn }),
      await takeBack(number, { commandId, basedOn }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([201, 201]);
    expect((await takeBack(number)).body.code).toBe('changeTakenBack');
    expect((await takeBack(number + 1)).body.code).toBe('changeStays');
    expect((await takeBack(99)).status).toBe(404);
    const { departments, changes } = await view();
    expect(departments).toEqual(before);
    expect(changes[0]).toMatchObject({ kind: 'takeBack', reason: '部门选错', text: changes[1].text });
    expect(changes[1].takenBackOn).toBe('2024-11-01');

    expect((await send(act, { from: '2024-12-01' })).status).toBe(201);
    expect(await line('XJJ')).toMatchObject({ beginsOn: '2024-12-01', endsOn: null, status: 'planned' });
    expect(await line('JXW')).toMatchObject({ endsOn: '2024-12-01', successor: { id: 'XJJ' } });
  });

  it('takes a change back after its day unless something was done on its ground', async () => {
    const dissolved = await numberOf('撤销区机关事务中心');
    const id = await aCase(api, 'departmentReview');
    expect((await office.mustGet(`/department-changes/${dissolved}/take-back`)) as any).toMatchObject({
      ...{ from: '2024-10-09', isBefore: false, standing: [], passing: { cases: 1, accounts: 1 } },
    });
    await (await api.as('jiaow')).mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    expect(await standing(dissolved)).toMatchObject([{ kind: 'case', label: expect.stringMatching(/^YB-/) }]);
    const refused = await takeBack(dissolved);
    expect([refused.status, refused.body.code]).toEqual([409, 'changeStands']);
    expect(refused.body.detail).toMatch(/^不能撤回，已有承接部门已办理的申报（YB-2024-SCHOOL-\d+）。$/);
    expect(await line('JGSW')).toMatchObject({ status: 'ended' });
  });

  it('takes back what later changes build on last; names of the days between stay', async () => {
    const rename = { kind: 'rename', department: 'KJJ', name: '区科创局', fullName: '某区科技创新局' };
    expect((await send(rename, { from: '2024-10-10' })).status).toBe(201);
    const departments = ['A', 'B'].map((n) => ({
      id: `KJ${n}`,
      name: `区科创${n}局`,
      fullName: '某区科创局',
    }));
    const act = { kind: 'split', department: 'KJJ', departments, successor: 'KJA' };
    expect((await send(act, { from: '2024-10-11' })).status).toBe(201);
    await office.post('/rehearsal/clock', { now: '2024-10-12T09:00:00+08:00' });
    const [split, renamed] = [await numberOf('区科创局分设为'), await numberOf('更名为区科创局')];
    expect(await standing(renamed)).toMatchObject([
      { kind: 'change', label: expect.stringContaining('分设') },
    ]);
    const admin = await api.as('admin');
    const person = { login: 'kja', name: '张明', email: 'kja@b.cn', role: 'department', department: 'KJA' };
    const { account } = (await admin.post('/accounts', person)).body;
    expect(await standing(split)).toEqual([{ kind: 'account', label: 'kja', name: '张明' }]);
    await admin.post(`/accounts/${account.id}/commands`, { type: 'disable' });
    expect((await takeBack(split)).status).toBe(201);
    expect(await line('KJJ')).toMatchObject({ name: '区科创局', status: 'present', endsOn: null });
    expect(await line('KJA')).toMatchObject({
      beginsOn: '2024-10-11',
      endsOn: '2024-10-12',
      status: 'ended',
    });
    expect((await admin.post('/accounts', { ...person, login: 'kjb' })).body.code).toBe(
      'departmentDissolved',
    );
    expect((await takeBack(renamed)).status).toBe(201);
    const { register } = await new Directories(api.pool).read();
    const days = ['2024-10-09', '2024-10-10', '2024-10-11', '2024-10-12'];
    expect(days.map((day) => calledOn(register, 'KJJ', day))).toEqual([
      '区科技局',
      '区科创局',
      '区科创A局（原区科创局）',
      '区科技局',
    ]);
  });
});
