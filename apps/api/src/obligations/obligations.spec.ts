import { randomUUID } from 'node:crypto';
import type { Client } from '../../../../test/support/client';
import { aObligation } from '../../../../test/support/api/cases';
import { aPdf } from '../../../../test/support/api/sample-files';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

const PARTS = [
  { department: 'JGSW', items: ['T15', 'I15-1'] },
  { department: 'TYJ', items: ['T04'] },
];

describe('an obligation of the office', () => {
  let api: RunningApi;
  let office: Client;
  let jgsw: Client;
  let id: string;

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-23T10:00:00+08:00' });
    office = await api.as('office');
    jgsw = await api.as('jgsw');
  }, 60_000);
  beforeEach(async () => {
    id = await aObligation(api, 'quarterlyDispatch-2024Q3', { on: '2024-09-02', parts: PARTS });
  });
  afterAll(() => api.stop());

  const act = (who: Client, body: object) =>
    who.post(`/obligations/${id}/commands`, { commandId: randomUUID(), ...body });
  const contribution = { type: 'contribute', item: 'I15-1', progress: '已完成', figure: '92.50', unit: '%' };

  it('says by when which department hands in what', async () => {
    const { body } = await office.get(`/obligations/${id}`);
    expect(body).toMatchObject({
      kind: 'quarterlyDispatch',
      title: '2024年第三季度调度',
      status: 'open',
      dueOn: '2024-10-10',
      daysLeft: 9,
      partsBefore: 5,
      basis: 'assumed',
      toName: '区无废办',
      explanation: expect.stringContaining('截至2024年10月10日（星期四）24时；是日期，不是期间'),
    });
    expect(body.parts).toMatchObject([
      {
        name: '区机关事务中心',
        dueOn: '2024-09-27', // five working days before: 9 and 8 October, 30, 29 and 27 September
        explanation: expect.stringContaining('10月1日至7日放假，不计；截至2024年9月27日（星期五）24时'),
        items: [
          { item: 'T15', handedIn: false, contribution: null },
          { item: 'I15-1', handedIn: false },
        ],
      },
      { name: '区体育局' },
    ]);
    expect(body.actions.map(({ type }: { type: string }) => type).sort()).toEqual([
      'close',
      'contribute',
      'setDueDate',
      'urge',
    ]);
  });

  it('shows a department its own part alone', async () => {
    await act(await api.as('tyj'), { type: 'contribute', item: 'T04', progress: '体育局的进展' });
    const { body } = await jgsw.get(`/obligations/${id}`);
    expect(body.parts.map(({ department }: { department: string }) => department)).toEqual(['JGSW']);
    expect(JSON.stringify(body)).not.toMatch(/TYJ|体育局/);
    expect(body.actions).toEqual([{ type: 'contribute', name: '填报' }]);
    expect(JSON.stringify((await jgsw.get(`/obligations/${id}/assembly`)).body)).not.toMatch(/TYJ|体育局/);
    const list = (await jgsw.get('/obligations?year=2024')).body.items;
    expect(list.every((item: { parts: number }) => item.parts === 1)).toBe(true);
    expect((await (await api.as('jiaow')).get(`/obligations/${id}`)).status).toBe(404);
  });

  it('says in the list by when the own part is due, not only when the report is', async () => {
    const find = async (login: string) =>
      (await (await api.as(login)).mustGet('/obligations')).items.find(
        (one: { id: string }) => one.id === id,
      );
    const [part] = (await (await api.as('jgsw')).mustGet(`/obligations/${id}`)).parts;
    const own = await find('jgsw');
    expect(own.partDue).toMatchObject({ dueOn: part.dueOn, daysLeft: part.daysLeft });
    expect(own.partDue.dueOn < own.dueOn).toBe(true);
    expect((await find('office')).partDue).toBeNull();
  });

  it('keeps what is handed in, every version, out of the workflow', async () => {
    const spy = jest.spyOn(api.temporal, 'act');
    const first = await act(jgsw, { ...contribution, source: '机关事务中心台账' });
    expect([first.status, first.body.missing]).toEqual([200, ['JGSW', 'TYJ']]);
    await act(jgsw, { ...contribution, figure: 93, source: '更正后的台账', problems: '个别单位未报' });
    expect(JSON.stringify(spy.mock.calls)).not.toMatch(/台账|92\.50|已完成/);
    const { parts } = (await office.get(`/obligations/${id}`)).body;
    expect(parts[0].items[1]).toMatchObject({
      handedIn: true,
      contribution: { version: 2, figure: '93', source: '更正后的台账', byName: 'jgsw 某人' },
    });
    const kept = await api.sql(
      'SELECT version, figure_text FROM contribution WHERE obligation_id = $1 ORDER BY version',
      [id],
    );
    expect(kept).toEqual([
      { version: 1, figure_text: '92.50' },
      { version: 2, figure_text: '93' },
    ]);
  });

  it('is handed in by the office for a silent department, and says so', async () => {
    expect((await act(office, { ...contribution, department: 'JGSW', source: '台账' })).status).toBe(200);
    const { parts } = (await jgsw.get(`/obligations/${id}`)).body;
    const { items } = parts.find(({ department }: { department: string }) => department === 'JGSW');
    expect(items.find(({ item }: { item: string }) => item === contribution.item)).toMatchObject({
      handedIn: true,
      contribution: { byOffice: true, byName: 'office 某人' },
    });
    await act(jgsw, { ...contribution, source: '台账' });
    const again = (await jgsw.get(`/obligations/${id}`)).body.parts[0].items;
    expect(again.find(({ item }: { item: string }) => item === contribution.item)).toMatchObject({
      contribution: { version: 2, byOffice: false, byName: 'jgsw 某人' },
    });
  });

  it('gives the same answer to the same command', async () => {
    const body = { ...contribution, commandId: randomUUID(), source: '台账' };
    const [first, second] = [await act(jgsw, body), await act(jgsw, body)];
    expect(second.body).toEqual(first.body);
    expect((await act(jgsw, { ...body, source: '另一台账' })).body.code).toBe('commandIdReused');
    const [{ count }] = await api.sql('SELECT count(*)::int FROM contribution WHERE obligation_id = $1', [
      id,
    ]);
    expect(count).toBe(1);
  });

  it('assembles item by item beside the target, and names what is missing', async () => {
    await act(jgsw, { ...contribution, source: '台账' });
    const { body } = await office.get(`/obligations/${id}/assembly`);
    expect(body.complete).toBe(false);
    const indicator = body.items.find(({ item }: { item: string }) => item === 'I15-1');
    expect(indicator.target).toMatchObject({ comparison: expect.any(String), value: expect.any(Number) });
    expect(indicator.departments[0]).toMatchObject({
      department: 'JGSW',
      missing: false,
      met: 92.5 >= indicator.target.value,
      contribution: { figure: '92.50', unit: '%', source: '台账' },
    });
    expect(body.missing.map(({ item, name }: Record<string, string>) => [item, name])).toEqual([
      ['T04', '区体育局'],
      ['T15', '区机关事务中心'],
    ]);
  });

  it('takes evidence that lies with it, and no other', async () => {
    const upload = await jgsw.uploadTo(`/obligations/${id}/files`, '台账.pdf', aPdf());
    expect(upload.status).toBe(201);
    const fileId = upload.body.id;
    expect((await act(jgsw, { ...contribution, source: '台账', fileId })).status).toBe(200);
    const other = await aObligation(api, 'quarterlyDispatch-2024Q4', { parts: PARTS });
    const foreign = await jgsw.post(`/obligations/${other}/commands`, {
      ...contribution,
      commandId: randomUUID(),
      source: '台账',
      fileId,
    });
    expect([foreign.status, foreign.body.code, foreign.body.errors[0].pointer]).toEqual([
      422,
      'unknownFile',
      '/fileId',
    ]);
    expect((await (await api.as('tyj')).get(`/obligations/${id}/files/${fileId}`)).status).toBe(404);
    expect((await office.get(`/obligations/${id}/files/${fileId}`)).status).toBe(200);
  });

  it('is closed by the office with the date reported, and opened again with a reason', async () => {
    const closed = await act(office, { type: 'close', reportedOn: '2024-09-20' });
    expect(closed.body).toMatchObject({ status: 'done' });
    expect((await act(jgsw, { ...contribution, source: '台账' })).body.code).toBe('obligationClosed');
    expect((await act(office, { type: 'reopen' })).status).toBe(422);
    expect((await act(office, { type: 'reopen', reason: '数据有误' })).body.status).toBe('open');
  });

  it('gets another date, the earlier one kept', async () => {
    await act(office, { type: 'setDueDate', dueOn: '2024-10-18' });
    const { body } = await office.get(`/obligations/${id}`);
    expect(body).toMatchObject({ dueOn: '2024-10-18', earlierDates: ['2024-10-10'] });
    expect(body.parts[0].dueOn).toBe('2024-10-12'); // a Saturday that works
  });

  it('is urged once a working day', async () => {
    expect((await act(office, { type: 'urge' })).status).toBe(200);
    expect((await act(office, { type: 'urge' })).body.code).toBe('alreadyUrged');
  });

  describe('refuses', () => {
    it.each([
      ['a figure without its source', contribution, 422, 'invalidContent'],
      [
        'an item of which the department is not in charge',
        { ...contribution, figure: undefined, item: 'T04' },
        403,
        'notResponsible',
      ],
      [
        'another department’s part',
        { ...contribution, figure: undefined, department: 'TYJ', item: 'T04' },
        403,
        'notYours',
      ],
      ['a figure that is none', { ...contribution, figure: '约 90', source: '台账' }, 422, 'invalidContent'],
      [
        'progress without a word',
        { ...contribution, figure: undefined, progress: ' ' },
        422,
        'invalidContent',
      ],
      ['closing by a department', { type: 'close', reportedOn: '2024-09-20' }, 403, 'notYours'],
      ['an act that is not known', { type: 'forget' }, 422, 'invalidContent'],
    ])('%s', async (_, body, status, code) => {
      const reply = await act(jgsw, body);
      expect([reply.status, reply.body.code]).toEqual([status, code]);
      expect(reply.body.detail).toMatch(/\p{Script=Han}/u);
      expect((await office.get(`/obligations/${id}`)).body.seq).toBe(1);
    });

    it.each([
      [{ type: 'setDueDate', dueOn: '2024-09-20' }, 422, 'dateInThePast'],
      [{ type: 'setDueDate', dueOn: '2024-10-10' }, 422, 'dateUnchanged'],
      [{ type: 'close', reportedOn: '2024-09-24' }, 422, 'dateInTheFuture'],
      [{ type: 'close', reportedOn: '2024-09-01' }, 422, 'dateBeforeBeginning'],
      [{ type: 'reopen', reason: '尚未办结' }, 409, 'obligationNotClosed'],
    ])('of the office %j', async (body, status, code) => {
      const reply = await act(office, body);
      expect([reply.status, reply.body.code]).toEqual([status, code]);
    });
  });
});

describe('an obligation set case by case', () => {
  let api: RunningApi;
  let office: Client;
  beforeAll(async () => {
    api = await startApi({ start: '2024-09-23T10:00:00+08:00' });
    office = await api.as('office');
  }, 60_000);
  afterAll(() => api.stop());

  it('is created once, however often it is asked for', async () => {
    const body = { commandId: randomUUID(), kind: 'municipalDispatchReport', dueOn: '2024-10-25' };
    const [first, second] = [
      await office.post('/obligations', body),
      await office.post('/obligations', body),
    ];
    expect([first.status, second.body]).toEqual([201, first.body]);
    const again = await office.post('/obligations', { ...body, commandId: randomUUID() });
    expect([again.status, again.body.code]).toEqual([409, 'obligationExists']);
    const { items } = (await office.get('/obligations?kind=municipalDispatchReport')).body;
    expect(items).toMatchObject([
      { key: 'municipalDispatchReport-2024-10-25', dueOn: '2024-10-25', toName: '市无废办', status: 'open' },
    ]);
  });

  it('is recorded as past when its date lies behind, and nobody is told', async () => {
    const body = { commandId: randomUUID(), kind: 'municipalDispatchReport', dueOn: '2024-06-28' };
    const { body: answer } = await office.post('/obligations', body);
    expect(answer.status).toBe('past');
    const mails = await api.sql('SELECT 1 FROM outbox WHERE obligation_id = $1', [answer.obligationId]);
    expect(mails).toEqual([]);
  });

  it('is not one that comes by itself', async () => {
    const body = { commandId: randomUUID(), kind: 'quarterlyDispatch', dueOn: '2024-10-25' };
    const { status, body: problem } = await office.post('/obligations', body);
    expect([status, problem.code]).toEqual([422, 'dutyNotOnCall']);
  });
});
