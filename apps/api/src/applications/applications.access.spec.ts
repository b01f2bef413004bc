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
    ['auditor', '张*', '*******0000', null],
  ])('%s sees the contact as far as the obligation needs it', async (login, name, phone, email) => {
    expect((await seenBy(login)).contact).toEqual({ name, phone, email });
  });

  it('the objector is for the office alone, everywhere', async () => {
    expect((await seenBy('office')).objections).toMatchObject([{ outcome: 'open', objector: OBJECTOR }]);
    for (const login of ['unit1', 'jiaow', 'jgsw', 'inspector1', 'auditor']) {
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
    expect(await names(await api.as('auditor'))).toEqual(
      new Set(['unit1 某人', 'jiaow 某人', 'jgsw 某人', 'office 某人', '系统']),
    );
  });

  it('the acts open are those of the seat, with what they need', async () => {
    const open = async (login: string) =>
      (await seenBy(login)).actions.map(({ type }: { type: string }) => type);
    expect(await open('office')).toEqual(['raiseObjection', 'settleObjection', 'suspend']);
    expect(await open('unit1')).toEqual(['withdraw']);
    expect(await open('jiaow')).toEqual([]);
    expect(await open('auditor')).toEqual([]);
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
    expect(await eventsFor('unit1')).not.toContain('opinionGiven');
    expect(await eventsFor('office')).toContain('opinionGiven');
  });

  it('are told together with the outcome, with both names', async () => {
    await (await api.as('jgsw')).mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    expect(await opinionsFor('unit1')).toEqual([]);
    await (
      await api.as('office')
    ).mustAct(id, { type: 'conciliate', outcome: 'uphold', reason: '补充台账后可行' });
    expect(await opinionsFor('unit1')).toMatchObject([
      { departmentName: '区教委', opinion: 'disagree', text: '台账不全' },
      { departmentName: '区机关事务中心', opinion: 'agree' },
    ]);
  });
});
