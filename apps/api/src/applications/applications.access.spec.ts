import { randomUUID } from 'node:crypto';
import type { Client } from '../../../../test/support/client';
import { aCase } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

const OBJECTOR = { kind: 'person', name: '李四', phone: '13900001111', text: '该校垃圾未分类' };

describe('what each sees of one application', () => {
  let api: RunningApi;
  let id: string;

  beforeAll(async () => {
    api = await startApi();
    id = await aCase(api, 'publicNotice');
    const office = await api.as('office');
    await office.mustAct(id, { type: 'openNotice' });
    await office.mustAct(id, { type: 'raiseObjection', objector: OBJECTOR });
  }, 60_000);
  afterAll(() => api.stop());

  const seenBy = async (login: string) => (await (await api.as(login)).get(`/applications/${id}`)).body;

  it.each([
    ['unit1', '张明', '13800000000', 'unit1@example.cn'],
    ['office', '张明', '13800000000', 'unit1@example.cn'],
    ['jiaow', '张明', '13800000000', null],
    ['inspector1', '张明', '13800000000', null],
    ['town1', '张明', '13800000000', null],
    ['auditor', '张*', '*******0000', null],
  ])('%s sees the contact as far as the obligation needs it', async (login, name, phone, email) => {
    expect((await seenBy(login)).contact).toEqual({ name, phone, email });
  });

  it('the objector is for the office alone, everywhere', async () => {
    expect((await seenBy('office')).objections).toMatchObject([{ outcome: 'open', objector: OBJECTOR }]);
    for (const login of ['unit1', 'jiaow', 'jgsw', 'town1', 'inspector1', 'auditor']) {
      const client = await api.as(login);
      const texts = await Promise.all(
        [`/applications/${id}`, `/applications/${id}/events`, '/applications', '/tasks'].map(async (path) =>
          JSON.stringify((await client.get(path)).body),
        ),
      );
      for (const text of texts)
        for (const secret of Object.values(OBJECTOR).slice(1)) expect(text).not.toContain(secret);
      expect((await seenBy(login)).objections).toMatchObject([{ outcome: 'open' }]);
    }
  });

  it('the office reads in the history who objected', async () => {
    const { items } = (await (await api.as('office')).get(`/applications/${id}/events`)).body;
    expect(items.find((event: { type: string }) => event.type === 'objectionRaised').input).toEqual({
      objector: OBJECTOR,
    });
  });

  it('to the unit an authority speaks, not a person', async () => {
    const names = async (client: Client) =>
      new Set(
        (await client.get(`/applications/${id}/events`)).body.items.map((e: { byName: string }) => e.byName),
      );
    expect(await names(await api.as('unit1'))).toEqual(
      new Set(['unit1 某人', '区教委', '区机关事务中心', '区无废办', '系统']),
    );
    expect(await names(await api.as('town1'))).toEqual(await names(await api.as('unit1')));
    expect(await names(await api.as('auditor'))).toEqual(
      new Set(['unit1 某人', 'jiaow 某人', 'jgsw 某人', 'office 某人', '系统']),
    );
  });

  it('the acts open are those of the seat, with what they need', async () => {
    const open = async (login: string) =>
      (await seenBy(login)).actions.map(({ type }: { type: string }) => type);
    expect(await open('office')).toEqual([
      ...['raiseObjection', 'settleObjection', 'correctReceipt', 'suspend', 'handOver'],
    ]);
    expect(await open('unit1')).toEqual(['withdraw']);
    expect(await open('jiaow')).toEqual([]);
    expect(await open('auditor')).toEqual([]);
    expect(await open('town1')).toEqual([]);
    const { actions } = await seenBy('office');
    expect(actions[1]).toEqual({
      type: 'settleObjection',
      name: '处理异议',
      needs: ['objectionId', 'outcome', 'reason'],
    });
  });
});

describe('the opinions of two leads', () => {
  let api: RunningApi;
  let id: string;

  beforeAll(async () => {
    api = await startApi();
    id = await aCase(api, 'departmentReview');
    await (await api.as('jiaow')).mustAct(id, { type: 'giveOpinion', opinion: 'disagree', text: '台账不全' });
  }, 60_000);
  afterAll(() => api.stop());

  const opinionsFor = async (login: string) =>
    (await (await api.as(login)).get(`/applications/${id}`)).body.opinions;
  const eventsFor = async (login: string) =>
    (await (await api.as(login)).get(`/applications/${id}/events`)).body.items.map(
      (e: { type: string }) => e.type,
    );

  it('are not told to the unit while they are being given', async () => {
    expect(await opinionsFor('jgsw')).toMatchObject([
      { department: 'JIAOW', opinion: 'disagree', text: '台账不全', current: true },
    ]);
    expect(await opinionsFor('unit1')).toEqual([]);
    expect(await opinionsFor('town1')).toEqual([]);
    expect(await eventsFor('town1')).not.toContain('opinionGiven');
    expect(await eventsFor('unit1')).not.toContain('opinionGiven');
    expect(await eventsFor('office')).toContain('opinionGiven');
  });

  it('are read beside what the 镇街 of the unit recommends, once the office lets it', async () => {
    const [town, office, jiaow] = await Promise.all(
      ['town1', 'office', 'jiaow'].map((login) => api.as(login)),
    );
    const recommend = (text: string, commandId = randomUUID()) =>
      town!.post(`/applications/${id}/recommendations`, { commandId, text });
    const seen = async (client: Client) => (await client.get(`/applications/${id}`)).body;
    const list = async () =>
      (await town!.get('/applications')).body.items.map((one: { id: string }) => one.id);

    expect([(await seen(town!)).canRecommend, (await recommend('管理规范')).body.code]).toEqual([
      false,
      'recommendationsOff',
    ]);
    const { version, names } = await office!.mustGet('/towns');
    const change = await office!.send('PUT', '/towns', { version, names, mayRecommend: true });
    expect([change.status, change.body.mayRecommend]).toEqual([200, true]);
    const again = { version: change.body.version, names }; // without the setting, which stays
    expect((await office!.send('PUT', '/towns', again)).body.mayRecommend).toBe(true);

    expect((await seen(town!)).canRecommend).toBe(true);
    expect((await recommend(' ')).body.errors[0].pointer).toBe('/text');
    const commandId = randomUUID();
    const replies = [await recommend('管理规范', commandId), await recommend('管理规范', commandId)];
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect((await recommend('另有意见', commandId)).body.code).toBe('commandIdReused');
    const said = [{ town: '双龙湖街道', text: '管理规范', at: expect.any(String), byName: 'town1 某人' }];
    for (const client of [town!, jiaow!, office!, await api.as('auditor')])
      expect((await seen(client)).recommendations).toEqual(said);
    expect((await seen(jiaow!)).canRecommend).toBe(false);
    expect((await seen(await api.as('unit1'))).recommendations).toEqual([]);

    expect(await list()).toEqual([id]);
    expect((await (await api.as('town2')).get('/applications')).body.items).toEqual([]);
    const [record, ...others] = (await town!.mustGet('/units')).items;
    expect(others).toEqual([]);
    expect(await town!.mustGet(`/units/${record.id}`)).toMatchObject({
      canCorrect: false,
      people: [],
      doubles: [],
    });
    expect((await town!.get('/units?doubles=true')).body.code).toBe('doublesNotYours');
    const stranger = await api.as('town2');
    expect([
      (await stranger.mustGet('/units')).items,
      (await stranger.get(`/units/${record.id}`)).status,
    ]).toEqual([...[[], 404]]);
    await api.sql(`UPDATE unit SET street = '木耳镇'`);
    expect([await list(), (await town!.get(`/applications/${id}`)).status]).toEqual([[], 404]);
    expect((await seen(await api.as('town2'))).recommendations).toEqual(said);
    await api.sql(`UPDATE unit SET street = '双龙湖街道'`);
  });

  it('are told together with the outcome, with both names', async () => {
    await (await api.as('jgsw')).mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    expect(await opinionsFor('unit1')).toEqual([]);
    await (
      await api.as('office')
    ).mustAct(id, { type: 'conciliate', outcome: 'uphold', reason: '补充台账后可行' });
    expect((await (await api.as('town1')).get(`/applications/${id}`)).body.opinions).toHaveLength(2);
    expect((await (await api.as('unit1')).get(`/applications/${id}`)).body.conciliations).toMatchObject([
      {
        outcome: 'uphold',
        outcomeName: '同意继续',
        text: '补充台账后可行',
        byName: expect.stringContaining('区无废办'),
      },
    ]);
    expect(await opinionsFor('unit1')).toMatchObject([
      { departmentName: '区教委', opinion: 'disagree', text: '台账不全' },
      { departmentName: '区机关事务中心', opinion: 'agree' },
    ]);
  });
});
