import { queueDigests } from '@app/database';
import { randomUUID } from 'node:crypto';
import { aObligation } from '../support/api/cases';
import { type RunningApi, startApi } from '../support/api/start-api';
import type { Client } from '../support/client';
import { aDraft } from '../support/drive';
import { describeEveryMail } from './merger-mails-story';

const CASES = 30;
/** From 5 September both lead departments of schools are one. */
const FROM = '2024-09-05';
const INTO = { id: 'JYFW', name: '区教育服务局', fullName: '重庆市某区教育服务局' };
const MERGER = { kind: 'merge', departments: ['JIAOW', 'JGSW'], into: INTO };
const PAPER = { documentTitle: '关于机构改革的通知', documentNumber: '渝北委发〔2024〕18号' };

/** 区教委 and 区机关事务中心, with thirty schools between them, become one department. */
describe('a merger of two lead departments', () => {
  let api: RunningApi;
  let office: Client;
  let unit: Client;
  let jiaow: Client;
  let jgsw: Client;
  const ids: string[] = [];

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-02T09:00:00+08:00' });
    [office, unit] = [await api.as('office'), await api.as('unit1')];
    [jiaow, jgsw] = [await api.as('jiaow'), await api.as('jgsw')];
    for (let n = 1; n <= CASES; n += 1) {
      const { id } = (await unit.post('/applications', aDraft('SCHOOL', n, `渝北区第${n}小学`))).body;
      ids.push(id);
      await unit.mustAct(id, { type: 'submit' });
      if (n > 10) await jiaow.mustAct(id, { type: 'accept' });
      if (n > 20) await jgsw.mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    }
  }, 120_000);
  afterAll(() => api.stop());

  const view = (client: Client, n: number) => client.mustGet(`/applications/${ids[n - 1]}`) as Promise<any>;
  const casesOf = async (client: Client) =>
    (await client.mustGet('/applications?limit=200')).items.map(({ id }: { id: string }) => id).sort();
  const digestsOn = async (day: string) => {
    await queueDigests(api.pool, day);
    const rows = await api.sql<{ login: string; items: number }>(
      `SELECT u.login, jsonb_array_length(o.payload -> 'items') + coalesce((o.payload ->> 'more')::int, 0) AS items
         FROM outbox o JOIN app_user u ON u.id = o.digest_user WHERE o.digest_on = $1 AND u.role = 'department'`,
      [day],
    );
    return Object.fromEntries(rows.map(({ login, items }) => [login, items]));
  };
  const mailsOf = (n: number) => mailsAbout(ids[n - 1]!);
  const mailsAbout = async (id: string) => {
    const rows = await api.sql<{ recipient: string }>(
      `SELECT DISTINCT recipient FROM outbox WHERE application_id = $1 AND seat LIKE 'department:%' ORDER BY recipient`,
      [id],
    );
    return rows.map(({ recipient }) => recipient.split('@')[0]);
  };

  it('finds the mails of each department with itself before', async () => {
    expect(await digestsOn('2024-09-03')).toEqual({ jiaow: 30, jgsw: 10 });
    await jiaow.put('/me', { digest: false });
    await jgsw.put('/me', { digest: false });
    await office.mustAct(ids[0]!, { type: 'urge' });
    expect(await mailsOf(1)).toEqual(['jiaow']);
  });

  it('shows beforehand what passes, and to whom', async () => {
    const reply = await office.post('/department-changes/preview', { from: FROM, act: MERGER });
    expect(reply.status).toBe(200);
    expect(reply.body.successor).toEqual({ id: 'JYFW', name: '区教育服务局' });
    expect(reply.body.passing).toEqual({ cases: 30, tasks: 40, cells: 0, parts: 0, accounts: 2 });
    const cases = reply.body.items.filter(({ kind }: { kind: string }) => kind === 'case');
    expect(cases).toHaveLength(30);
    expect(cases[0]).toMatchObject({ department: '区教委', name: expect.stringContaining('小学') });
    expect((await office.mustGet('/department-changes')).changes).toEqual([]);
  });

  it('is one act, recorded once however often it is sent, and changes nothing before its day', async () => {
    const body = { commandId: randomUUID(), basedOn: 0, from: FROM, act: MERGER, ...PAPER };
    const first = await office.post('/department-changes', body);
    expect([first.status, first.body.code]).toEqual([201, undefined]);
    expect((await office.post('/department-changes', body)).body).toEqual(first.body);
    expect(first.body.changes).toMatchObject([
      {
        ...{ number: 1, kindName: '合并机构', from: FROM, ...PAPER, changedBy: 'office 某人' },
        text: '区机关事务中心、区教委并入区教育服务局',
        passing: { cases: 30 },
      },
    ]);
    expect((await jiaow.mustGet('/me')).department).toEqual({ id: 'JIAOW', name: '区教委' });
    expect((await view(unit, 11)).tasks.map(({ name }: any) => name)).toEqual(['区教委', '区机关事务中心']);
  });

  it('puts cases, tasks and people into the hands of the successor on its day', async () => {
    const moved = await office.post('/rehearsal/clock', { now: `${FROM}T09:30:00+08:00` });
    expect(moved.status).toBe(200);
    for (const client of [jiaow, jgsw]) {
      const { department } = await client.mustGet('/me');
      expect(department).toEqual({ id: 'JYFW', name: '区教育服务局', actsFor: ['JGSW', 'JIAOW', 'JYFW'] });
      expect(await casesOf(client)).toEqual([...ids].sort());
      const { items } = await client.mustGet('/tasks?limit=200');
      expect(items).toHaveLength(40);
    }
    const { tasks, actions } = await view(jgsw, 11);
    expect(tasks.map(({ name }: any) => name)).toEqual([
      '区教育服务局（原区教委）',
      '区教育服务局（原区机关事务中心）',
    ]);
    expect(actions.map(({ type }: any) => type)).toContain('giveOpinion');
    const board = await office.mustGet('/board?limit=200');
    expect(board.items.filter(({ cause }: any) => cause === 'noHolder')).toEqual([]);
  });

  it('is found under each of its names: in lists, on the board, as one row of the figures', async () => {
    for (const id of ['JIAOW', 'JGSW', 'JYFW']) {
      for (const filter of [`department=${id}`, `waitingFor=department:${id}`]) {
        const { items } = await office.mustGet(`/applications?limit=200&${filter}`);
        expect([filter, items.length]).toEqual([filter, CASES]);
      }
      const { items, counts } = await office.mustGet(`/board?limit=200&kind=application&department=${id}`);
      expect(items).toHaveLength(40);
      expect(counts.byDepartment).toEqual([{ id: 'JYFW', name: '区教育服务局', count: 40 }]);
    }
    expect((await office.mustGet('/applications?department=TYJ')).items).toEqual([]);
    const { byType, byDepartment } = (await office.mustGet('/programmes/2024')) as any;
    const led = byType.filter(({ leads }: any) => leads.includes('JIAOW') || leads.includes('JGSW'));
    const sum = (of: string) => led.reduce((all: number, row: any) => all + row[of], 0);
    const rows = byDepartment.filter(({ id }: any) => ['JIAOW', 'JGSW', 'JYFW'].includes(id));
    expect(rows).toMatchObject([{ id: 'JYFW', name: '区教育服务局', target: sum('target'), open: CASES }]);
  });

  it('lets either person do the work of both: accept, and one opinion with one voice', async () => {
    await jgsw.mustAct(ids[1]!, { type: 'accept' });
    expect(await mailsOf(2)).toEqual(['jgsw', 'jiaow']);
    await jgsw.mustAct(ids[1]!, { type: 'giveOpinion', opinion: 'agree', text: '同意' });
    const { stage, opinions } = await view(office, 2);
    expect(stage).toBe('inspection');
    expect(opinions.map(({ department }: any) => department).sort()).toEqual(['JGSW', 'JIAOW']);
  });

  it('leaves what was decided with the name of its day, and names who acts now', async () => {
    await jgsw.mustAct(ids[20]!, { type: 'giveOpinion', opinion: 'agree' });
    const { stage, opinions } = await view(unit, 21);
    expect(stage).toBe('inspection');
    expect(opinions.map(({ departmentName }: any) => departmentName)).toEqual([
      '区机关事务中心',
      '区教育服务局（原区教委）',
    ]);
    const { items } = await unit.mustGet(`/applications/${ids[20]}/events`);
    const authors = items.filter(({ type }: any) => type === 'accepted' || type === 'opinionGiven');
    expect(authors.map(({ byName }: any) => byName)).toEqual([
      '区教委',
      '区机关事务中心',
      '区教育服务局（原区机关事务中心）',
    ]);
  });

  it('sends the mails of each seat to everybody of the successor after', async () => {
    await office.mustAct(ids[2]!, { type: 'urge' });
    expect(await mailsOf(3)).toEqual(['jgsw', 'jiaow']);
    await jiaow.put('/me', { digest: true });
    await jgsw.put('/me', { digest: true });
    // A case whose two seats are in the same hands is one line.
    expect(await digestsOn('2024-09-06')).toEqual({ jiaow: CASES, jgsw: CASES });
  });

  it('gives nothing new to a department that is no more', async () => {
    const admin = await api.as('admin');
    const person = { login: 'neu', name: '新人', email: 'neu@wufei.example', role: 'department' };
    const account = await admin.post('/accounts', { ...person, department: 'JIAOW' });
    expect([account.status, account.body.code]).toEqual([422, 'departmentDissolved']);
    const change = { cellTypes: { FACTORY: { leads: { value: ['JIAOW'], basis: 'assumed' } } } };
    const rules = await office.put('/settings', { basedOn: '2024.1', reason: '换牵头部门', change });
    expect([rules.status, rules.body.code]).toEqual([422, 'rulesFaulty']);
    expect(rules.body.errors[0].detail).toContain('已经撤销');
    expect((await admin.post('/accounts', { ...person, department: 'JYFW' })).status).toBe(201);
  });

  describe('whose successor is split later', () => {
    /** The schools, their task and one person go to 区教育一局, the rest to 区公共机构局. */
    const SPLIT_FROM = '2024-09-10';
    const [ONE, REST] = [
      { id: 'JYYJ', name: '区教育一局', fullName: '重庆市某区教育一局' },
      { id: 'GGJG', name: '区公共机构局', fullName: '重庆市某区公共机构局' },
    ];
    const shares = () => [
      { successor: 'JYYJ', types: ['SCHOOL'], tasks: ['T15'], accounts: [api.idOf('jiaow')] },
    ];
    const act = (more: object = { shares: shares() }) => ({
      ...{ kind: 'split', department: 'JYFW', departments: [ONE, REST], successor: 'GGJG', ...more },
    });
    const preview = (more?: object) =>
      office.post('/department-changes/preview', { from: SPLIT_FROM, act: act(more) });
    const record = async (more?: object) => {
      const { number } = await office.mustGet('/department-changes');
      const body = { commandId: randomUUID(), basedOn: number, from: SPLIT_FROM, act: act(more), ...PAPER };
      return office.post('/department-changes', body);
    };
    let institution: string;
    let duty: string;

    beforeAll(async () => {
      institution = (await unit.post('/applications', aDraft('PUBLIC_INSTITUTION', 900, '渝北区某局机关')))
        .body.id;
      await unit.mustAct(institution, { type: 'submit' });
      const parts = [{ department: 'JGSW', items: ['T12', 'T15', 'I15-1'] }];
      duty = await aObligation(api, 'quarterlyDispatch-2024Q3', { on: '2024-09-05', parts });
    });

    it('offers each type, task and account, with a successor for what is not named', async () => {
      const { subjects, successors } = (await preview({})).body;
      expect(new Set(subjects.map(({ successor }: any) => successor))).toEqual(new Set(['GGJG']));
      const named = subjects.map(({ kind, id, count }: any) => `${kind} ${id} ${count}`);
      expect(named).toEqual(
        expect.arrayContaining(['type SCHOOL 30', 'type PUBLIC_INSTITUTION 1', 'task T12 1', 'task T15 2']),
      );
      expect(named).toContain(`account ${api.idOf('jiaow')} 0`);
      expect(named.join()).not.toContain('FACTORY');
      expect(successors).toMatchObject([{ id: 'GGJG', passing: { cases: 31, parts: 1, accounts: 3 } }]);
    });

    it('shows beforehand what passes to whom', async () => {
      const { successors, passing, items } = (await preview()).body;
      expect(passing).toMatchObject({ cases: 31, parts: 1, accounts: 3 });
      expect(successors).toMatchObject([
        { id: 'GGJG', name: '区公共机构局', passing: { cases: 1, parts: 1, accounts: 2 } },
        { id: 'JYYJ', name: '区教育一局', passing: { cases: 30, parts: 1, accounts: 1 } },
      ]);
      const to = (id: string) => items.filter((one: any) => one.id === id).map((one: any) => one.successor);
      expect([to(ids[0]!), to(institution)]).toEqual([['区教育一局'], ['区公共机构局']]);
      expect(to(duty).sort()).toEqual(['区公共机构局', '区教育一局']);
    });

    it.each([
      ['a type of another department', { types: ['FACTORY'] }, 'shareUnknown', '/act/shares/0/types/0'],
      ['a type twice', { types: ['SCHOOL', 'SCHOOL'] }, 'shareRepeated', '/act/shares/0/types/1'],
      ['a person of another', { accounts: [randomUUID()] }, 'shareUnknown', '/act/shares/0/accounts/0'],
    ])('refuses %s at its place', async (_, share, code, pointer) => {
      const { status, body } = await preview({ shares: [{ successor: 'JYYJ', ...share }] });
      expect([status, body.code, body.errors[0].pointer]).toEqual([422, code, pointer]);
    });

    it('counts for nothing when it is taken back before its day', async () => {
      expect((await record()).status).toBe(201);
      const { number } = await office.mustGet('/department-changes');
      const path = `/department-changes/${number}/take-back`;
      const reply = await office.post(path, { commandId: randomUUID(), basedOn: number, reason: '分工有误' });
      expect([reply.status, reply.body.code]).toEqual([201, undefined]);
      expect(reply.body.departments.map(({ id }: any) => id)).not.toContain('JYYJ');
    });

    it('puts each thing into the hands of its own successor on the day', async () => {
      const { body } = await record();
      expect(body.changes[0].text).toBe(
        '区教育服务局分设为区公共机构局、区教育一局，无废学校、任务15、账号1个由区教育一局承接，其余未办结的事项由区公共机构局承接',
      );
      await office.post('/rehearsal/clock', { now: `${SPLIT_FROM}T09:30:00+08:00` });
      expect((await jiaow.mustGet('/me')).department).toMatchObject({ id: 'JYYJ', name: '区教育一局' });
      expect((await jgsw.mustGet('/me')).department).toMatchObject({ id: 'GGJG', name: '区公共机构局' });
      expect(await casesOf(jiaow)).toEqual([...ids].sort());
      const early = await office.act(ids.at(-1)!, { type: 'openNotice' });
      expect(early.body.detail).toMatch(/正等待区教育一局（原.+）办理。$/);
      expect(await casesOf(jgsw)).toEqual([institution]);
      const seen = async (who: Client, id: string) => (await who.get(`/applications/${id}`)).status;
      expect([await seen(jiaow, institution), await seen(jgsw, ids[0]!)]).toEqual([404, 404]);
      const tasksOf = async (who: Client) =>
        new Set((await who.mustGet('/tasks?limit=200')).items.map(({ applicationId }: any) => applicationId));
      expect(await tasksOf(jgsw)).toEqual(new Set([institution]));
      expect((await tasksOf(jiaow)).has(institution)).toBe(false);
      expect((await view(unit, 11)).tasks.map(({ name }: any) => name)).toEqual([
        '区教育一局（原区教委）',
        '区教育一局（原区机关事务中心）',
      ]);
      const { items, counts } = await office.mustGet('/board?limit=200&department=GGJG');
      expect(items.map(({ number }: any) => number)).toHaveLength(2);
      expect(counts.byDepartment).toContainEqual({ id: 'GGJG', name: '区公共机构局', count: 2 });
      expect((await office.mustGet('/applications?limit=200&department=JYYJ')).items).toHaveLength(CASES);
    });

    it('mails each seat to the people of its successor, and to nobody else', async () => {
      expect(await digestsOn('2024-09-11')).toMatchObject({ jiaow: CASES + 1, jgsw: 2 });
      for (const who of [jiaow, jgsw]) await who.put('/me', { digest: false });
      await office.mustAct(ids[3]!, { type: 'urge' });
      await office.mustAct(institution, { type: 'urge' });
      expect(await mailsOf(4)).toEqual(['jiaow']);
      expect(await mailsAbout(institution)).toEqual(['jgsw', 'neu']);
    });

    it('lets each person act for exactly that', async () => {
      const agree = { type: 'giveOpinion', opinion: 'agree' };
      await jiaow.mustAct(ids[11]!, agree);
      expect((await view(office, 12)).stage).toBe('inspection');
      expect((await jgsw.act(ids[12]!, agree)).status).toBe(404);
      await jgsw.mustAct(institution, { type: 'accept' });
      const people = (await office.mustGet(`/applications/${institution}/people`)).items;
      const acting = people.filter(({ actsFor }: any) => actsFor?.includes('JGSW'));
      expect(acting.map(({ name }: any) => name).sort()).toEqual(['jgsw 某人', '新人']);
    });

    it('asks each for its own items of a part, under the name of each', async () => {
      const itemsOf = async (who: Client) =>
        ((await who.mustGet(`/obligations/${duty}`)) as any).parts.map(({ name, items }: any) => [
          name,
          items.map(({ item }: any) => item),
        ]);
      expect(await itemsOf(jiaow)).toEqual([['区教育一局（原区机关事务中心）', ['T15', 'I15-1']]]);
      expect(await itemsOf(jgsw)).toEqual([['区公共机构局（原区机关事务中心）', ['T12']]]);
      const fill = (who: Client, item: string) =>
        who.post(`/obligations/${duty}/commands`, {
          ...{ commandId: randomUUID(), type: 'contribute', item, progress: `${item} 的进展` },
        });
      expect((await fill(jgsw, 'T15')).status).toBe(403);
      expect([(await fill(jiaow, 'T15')).status, (await fill(jgsw, 'T12')).status]).toEqual([200, 200]);
      expect(JSON.stringify(await jgsw.mustGet(`/obligations/${duty}`))).not.toContain('T15 的进展');
    });

    it('is not taken back once its successors have acted', async () => {
      const { number } = await office.mustGet('/department-changes');
      const reply = await office.get(`/department-changes/${number}/take-back`);
      expect(reply.body.standing.map(({ kind }: any) => kind)).toEqual(
        expect.arrayContaining(['case', 'part']),
      );
    });

    it('gives the rows of the next year to the successor of each', async () => {
      const { parts, faults } = (await office.post('/year-drafts', { version: '2024.1' })).body;
      const leadsOf = (code: string) => parts.cellTypes.find((type: any) => type.code === code).leads;
      expect([leadsOf('SCHOOL'), leadsOf('PUBLIC_INSTITUTION'), leadsOf('HOSPITAL')]).toEqual([
        ['JYYJ'],
        ['GGJG'],
        ['WJW', 'GGJG'],
      ]);
      const asked = (task: number) => parts.tasks.find(({ number }: any) => number === task).departments;
      expect([asked(15), asked(12)]).toEqual([['JYYJ'], ['FGW', 'JTJ', 'GGJG']]);
      const listed = parts.departments.map(({ id }: any) => id);
      expect(listed).toEqual(expect.arrayContaining(['JYYJ', 'GGJG']));
      expect(listed).not.toContain('JGSW');
      expect(faults.filter(({ detail }: any) => detail.includes('撤销'))).toEqual([]);
    });
  });

  describeEveryMail(() => api);
});
