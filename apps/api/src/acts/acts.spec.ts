import { ruleSet2024, rubricOf } from '@app/rules';
import { itemsOf } from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Client } from '../../../../test/support/client';
import { marksFor } from '../../../../test/support/drive';
import { aCase } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

const ITEMS = itemsOf(rubricOf(ruleSet2024, 'SCHOOL@2024'));

describe('an act', () => {
  let api: RunningApi;
  let jiaow: Client;
  let office: Client;

  beforeAll(async () => {
    api = await startApi();
    [jiaow, office] = [await api.as('jiaow'), await api.as('office')];
  }, 60_000);
  afterAll(() => api.stop());

  const inspectors = () => [api.idOf('inspector1'), api.idOf('inspector2')];
  const sheet = (marks: Record<string, unknown>, more: object = {}) => ({
    type: 'fileInspection',
    sheet: { inspectedOn: '2024-09-02', inspectors: inspectors(), marks, ...more },
  });

  it('leads to a new state, and is told in the history with what was written', async () => {
    const id = await aCase(api, 'formalCheck');
    const answer = await jiaow.mustAct(id, {
      type: 'returnForCorrection',
      missing: ['缺少承诺书'],
      text: '请补正',
    });
    expect(answer).toMatchObject({
      stage: 'correction',
      waitingFor: ['applicant'],
      tasks: [{ seat: 'applicant' }],
    });
    const { items } = (await (await api.as('unit1')).get(`/applications/${id}/events`)).body;
    expect(items.filter((event: { input?: object }) => event.input)).toMatchObject([
      { type: 'returnedForCorrection', input: { missing: ['缺少承诺书'], text: '请补正' }, byName: '区教委' },
    ]);
  });

  it('gives the same answer each time it is sent, and happens once', async () => {
    const id = await aCase(api, 'formalCheck');
    const act = { type: 'accept', commandId: randomUUID() };
    const first = await jiaow.act(id, act);
    await jiaow.mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    const again = await Promise.all(Array.from({ length: 10 }, () => jiaow.act(id, act)));
    expect(new Set(again.map((reply) => JSON.stringify([reply.status, reply.body])))).toEqual(
      new Set([JSON.stringify([first.status, first.body])]),
    );
    const rows = await api.sql('SELECT count(*)::int AS n FROM command WHERE id = $1', [act.commandId]);
    expect(rows[0].n).toBe(1);
  });

  it.each<[string, (id: string, other: string, commandId: string) => Promise<unknown>]>([
    [
      'with another body',
      (id, _, commandId) => jiaow.act(id, { type: 'giveOpinion', opinion: 'agree', commandId }),
    ],
    [
      'with other words',
      (id, _, commandId) => jiaow.act(id, { type: 'accept', text: '另有说明', commandId }),
    ],
    ['on another application', (_, other, commandId) => jiaow.act(other, { type: 'accept', commandId })],
    ['by another person', (id, _, commandId) => office.act(id, { type: 'accept', commandId })],
  ])('whose id was used %s is refused', async (_, repeat) => {
    const [id, other, commandId] = [
      await aCase(api, 'formalCheck'),
      await aCase(api, 'formalCheck'),
      randomUUID(),
    ];
    await jiaow.mustAct(id, { type: 'accept', commandId });
    expect(await repeat(id, other, commandId)).toMatchObject({
      status: 409,
      body: { code: 'commandIdReused' },
    });
  });

  it('in the wrong stage is refused with the stage and who is waited for, in words', async () => {
    const id = await aCase(api, 'formalCheck');
    const { status, body } = await office.act(id, { type: 'openNotice' });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'wrongStage',
      detail: '不能办理“发布公示”。当前环节为“形式审查”，正等待区教委办理。',
      facts: { stage: 'formalCheck', waitingFor: ['department:JIAOW'], waitingForNames: ['区教委'] },
    });
  });

  it('on a draft or on what is over starts no workflow', async () => {
    const draft = await aCase(api);
    const act = jest.spyOn(api.temporal, 'act');
    expect((await (await api.as('unit1')).act(draft, { type: 'withdraw' })).body.code).toBe('wrongStage');
    const over = await aCase(api, 'formalCheck');
    await (await api.as('unit1')).mustAct(over, { type: 'withdraw' });
    expect(act).toHaveBeenCalledTimes(1);
    expect((await jiaow.act(over, { type: 'accept' })).body).toMatchObject({
      code: 'wrongStage',
      facts: { stage: 'withdrawn' },
    });
    expect(act).toHaveBeenCalledTimes(1);
    act.mockRestore();
  });

  it('by a department that does not lead the type is not found', async () => {
    const id = await aCase(api, 'departmentReview');
    expect((await (await api.as('tyj')).act(id, { type: 'giveOpinion', opinion: 'agree' })).status).toBe(404);
  });

  it('for another department’s seat is refused', async () => {
    const id = await aCase(api, 'departmentReview');
    const reply = await jiaow.act(id, { type: 'giveOpinion', department: 'JGSW', opinion: 'agree' });
    expect(reply).toMatchObject({ status: 403, body: { code: 'notYours' } });
  });

  it('of giving an opinion twice is refused', async () => {
    const id = await aCase(api, 'departmentReview');
    await jiaow.mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    expect((await jiaow.act(id, { type: 'giveOpinion', opinion: 'agree' })).body.code).toBe(
      'opinionAlreadyGiven',
    );
  });

  it.each<[string, () => object, string, string[]]>([
    [
      'someone who does not exist',
      () => ({ inspectors: [api.idOf('inspector1'), randomUUID()] }),
      'unknownPerson',
      ['/inspectors/1'],
    ],
    [
      'an applicant',
      () => ({ inspectors: [api.idOf('unit2'), api.idOf('inspector1')] }),
      'unknownPerson',
      ['/inspectors/0'],
    ],
    [
      'one person twice',
      () => ({ inspectors: [api.idOf('inspector1'), api.idOf('inspector1')] }),
      'tooFewInspectors',
      [],
    ],
    ['nobody', () => ({ inspectors: [] }), 'invalidContent', ['/inspectors']],
    ['a day that does not exist', () => ({ on: '2024-02-30' }), 'invalidContent', ['/on']],
    ['a day beyond reckoning', () => ({ on: '9999-12-31' }), 'invalidContent', ['/on']],
    ['a day that is over', () => ({ on: '2024-09-01' }), 'dateInThePast', []],
  ])('that arranges an inspection with %s is refused', async (_, spoil, code, pointers) => {
    const id = await aCase(api, 'inspection');
    const reply = await jiaow.act(id, {
      type: 'scheduleInspection',
      on: '2024-09-05',
      inspectors: inspectors(),
      ...spoil(),
    });
    expect(reply).toMatchObject({ status: 422, body: { code } });
    expect((reply.body.errors ?? []).map((fault: { pointer: string }) => fault.pointer)).toEqual(pointers);
  });

  it.each([
    ['someone of another department', 'jgsw', '/to'],
    ['an inspector', 'inspector1', '/to'],
  ])('that hands a department’s task to %s is refused', async (_, login, pointer) => {
    const id = await aCase(api, 'formalCheck');
    const reply = await jiaow.act(id, { type: 'transfer', to: api.idOf(login) });
    expect(reply).toMatchObject({ status: 422, body: { code: 'unknownPerson', errors: [{ pointer }] } });
  });

  it('hands a task to a person of the same seat', async () => {
    const id = await aCase(api, 'formalCheck');
    await jiaow.mustAct(id, { type: 'transfer', to: api.idOf('jiaow').toUpperCase() });
    expect((await jiaow.get(`/applications/${id}`)).body.tasks[0].assignee).toBe(api.idOf('jiaow'));
  });

  describe('that files a sheet', () => {
    it.each([
      ['passed', 'officeReview'],
      ['rectify', 'rectification'],
      ['failed', 'refused'],
    ] as const)('counts its marks: %s → %s', async (outcome, stage) => {
      const id = await aCase(api, 'inspection');
      expect(await jiaow.mustAct(id, sheet(marksFor(ITEMS, outcome)))).toMatchObject({ stage });
      const { scores, inspection } = (await jiaow.get(`/applications/${id}`)).body;
      expect(scores).toMatchObject([{ outcome, inspectedOn: '2024-09-02', marks: marksFor(ITEMS, outcome) }]);
      expect(inspection).toMatchObject({ outcome, score: scores[0].score });
    });

    const scored = ITEMS.find((item) => item.kind === 'SCORED')!;
    const full = marksFor(ITEMS, 'passed');
    const { [scored.id]: _, ...incomplete } = full;

    it.each<[string, Record<string, unknown>, string[]]>([
      ['misses an item', incomplete, [scored.id]],
      ['has marks above the maximum', { ...full, [scored.id]: scored.max! + 1 }, [scored.id]],
      ['has negative marks', { ...full, [scored.id]: -1 }, [scored.id]],
      ['has items that there are not', { ...full, X9: 3, 'a/b~': 1 }, ['X9', 'a~1b~0']],
    ])('that %s is refused, naming the place', async (_, marks, places) => {
      const id = await aCase(api, 'inspection');
      const { status, body } = await jiaow.act(id, sheet(marks));
      expect([status, body.code]).toEqual([422, 'invalidSheet']);
      const pointers = body.errors.map((fault: { pointer: string }) => fault.pointer);
      expect(pointers).toEqual(places.map((place) => `/sheet/marks/${place}`));
    });

    it('with fewer than two inspectors is refused', async () => {
      const id = await aCase(api, 'inspection');
      const reply = await jiaow.act(id, sheet(full, { inspectors: [api.idOf('inspector1')] }));
      expect(reply.body.code).toBe('tooFewInspectors');
    });

    it('of a day before the case began is refused', async () => {
      const id = await aCase(api, 'inspection'); // submitted on 29 August
      const before = (await jiaow.get(`/applications/${id}`)).body.seq;
      const reply = await jiaow.act(id, sheet(full, { inspectedOn: '2024-08-28' }));
      expect(reply.body).toMatchObject({ code: 'invalidSheet', errors: [{ pointer: '/sheet/inspectedOn' }] });
      expect((await jiaow.get(`/applications/${id}`)).body.seq).toBe(before);
    });

    it('of tomorrow is refused', async () => {
      const id = await aCase(api, 'inspection');
      const reply = await jiaow.act(id, sheet(full, { inspectedOn: '2024-09-03' }));
      expect(reply.body).toMatchObject({ code: 'invalidSheet', errors: [{ pointer: '/sheet/inspectedOn' }] });
    });
  });

  it('of naming is refused before the notice has ended, and while an objection is open', async () => {
    const id = await aCase(api, 'publicNotice');
    await office.mustAct(id, { type: 'openNotice' });
    const name = { type: 'name', documentNumber: '渝北无废办〔2024〕3号', date: '2024-09-02' };
    expect((await office.act(id, name)).body).toMatchObject({
      code: 'noticeNotEnded',
      detail: '公示尚未结束，不能命名。当前环节为“公示”，公示至 2024-09-09。',
    });
    expect((await office.act(id, { ...name, documentNumber: '渝北无废办[2024年]3号' })).body).toMatchObject({
      code: 'invalidContent',
      errors: [{ pointer: '/documentNumber' }],
    });
  });

  it('that cannot be decided now is answered 503, and may be sent again', async () => {
    const id = await aCase(api, 'formalCheck');
    const act = { type: 'refuseAcceptance', reason: '不在创建范围', commandId: randomUUID() };
    api.temporal.down = true;
    const reply = await jiaow.act(id, act);
    expect(reply).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    api.temporal.down = false;
    expect(await jiaow.act(id, act)).toMatchObject({ status: 200, body: { stage: 'refused' } });
  });

  it('of an unknown kind is refused at its type', async () => {
    const id = await aCase(api, 'formalCheck');
    expect((await jiaow.act(id, { type: 'dance' })).body).toMatchObject({
      code: 'invalidContent',
      errors: [{ pointer: '/type', detail: '不认识的操作类型。' }],
    });
  });

  it('needs words where the procedure does', async () => {
    const id = await aCase(api, 'departmentReview');
    expect((await jiaow.act(id, { type: 'giveOpinion', opinion: 'disagree' })).body.errors).toEqual([
      { pointer: '/text', detail: '不同意时请写明理由。' },
    ]);
  });
});

describe('acts in a batch', () => {
  let api: RunningApi;
  let jiaow: Client;

  beforeAll(async () => {
    api = await startApi();
    jiaow = await api.as('jiaow');
  }, 60_000);
  afterAll(() => api.stop());

  const item = (applicationId: string, act: object) => ({
    applicationId,
    command: { commandId: randomUUID(), ...act },
  });

  it('are answered one by one, in the order asked; one that is refused leaves the others alone', async () => {
    const [a, b, c] = [
      await aCase(api, 'formalCheck'),
      await aCase(api, 'departmentReview'),
      await aCase(api, 'formalCheck'),
    ];
    const items = [
      item(a, { type: 'accept' }),
      item(b, { type: 'accept' }),
      item(c, { type: 'accept', surprise: 1 }),
      item(randomUUID(), { type: 'accept' }),
      item(a, { type: 'giveOpinion', opinion: 'agree' }),
      item(c, { type: 'accept' }),
    ];
    const { status, body } = await jiaow.post('/bulk/commands', { items });
    expect(status).toBe(200);
    expect(body.items.map((one: { status: number }) => one.status)).toEqual([200, 409, 422, 404, 200, 200]);
    expect(body).toMatchObject({ succeeded: 3, failed: 3 });
    expect(body.items[1]).toMatchObject({
      applicationId: b,
      commandId: items[1]!.command.commandId,
      problem: { code: 'wrongStage' },
    });
    expect(body.items[2].problem.errors[0].pointer).toBe('/surprise');
  });

  it('may be sent again as a whole', async () => {
    const items = [item(await aCase(api, 'formalCheck'), { type: 'accept' })];
    const first = (await jiaow.post('/bulk/commands', { items })).body;
    expect((await jiaow.post('/bulk/commands', { items })).body).toEqual(first);
  });

  it.each([
    ['none', 0, '没有选择任何事项。'],
    ['more than 200', 201, '一次最多办理 200 项。'],
  ])('of %s are refused as a whole, in words', async (_, count, words) => {
    const items = Array.from({ length: count }, () => item(randomUUID(), { type: 'accept' }));
    const { status, body } = await jiaow.post('/bulk/commands', { items });
    expect([status, body.errors[0].detail]).toEqual([422, words]);
  });

  it('of 200 with long texts fit into one request', async () => {
    const items = Array.from({ length: 200 }, () =>
      item(randomUUID(), { type: 'refuseAcceptance', reason: '理'.repeat(2000) }),
    );
    expect((await jiaow.post('/bulk/commands', { items })).body).toMatchObject({ succeeded: 0, failed: 200 });
  });

  it('are not tried on when the services are away: all may be sent again', async () => {
    const items = [
      item(await aCase(api, 'formalCheck'), { type: 'accept' }),
      item(randomUUID(), { type: 'accept' }),
    ];
    api.temporal.down = true;
    const { body } = await jiaow.post('/bulk/commands', { items });
    api.temporal.down = false;
    expect(body.items[0]).toMatchObject({ status: 503, problem: { code: 'unavailable' } });
  });
});
