import { randomUUID } from 'node:crypto';
import { CELL_STAGE_NAMES, type CellView, type NamedCellItem } from '@app/contracts';
import { aPdf } from '../../../../../test/support/api/sample-files';
import { aNamedCell } from '../../../../../test/support/api/cases';
import { faultsOfSorting } from '../../../../../test/support/api/sorted';
import { type RunningApi, startApi } from '../../../../../test/support/api/start-api';
import type { Client, Reply } from '../../../../../test/support/client';

const ITEMS = ['source', 'sorting', 'disposal', 'publicity', 'violations'].map((item) => ({
  item,
  ok: true,
}));

/** What each column of the list is sorted by. */
const SORTED = {
  unit: ({ unitName }: NamedCellItem) => unitName,
  number: ({ number }: NamedCellItem) => number,
  named: ({ namedOn }: NamedCellItem) => namedOn,
  plaque: ({ plaqueNumber }: NamedCellItem) => plaqueNumber ?? '',
  stage: ({ stage }: NamedCellItem) => Object.keys(CELL_STAGE_NAMES).indexOf(stage),
  due: ({ task, recheckOn }: NamedCellItem) => task?.dueOn ?? recheckOn ?? '9999-12-31',
};

describe('named cells', () => {
  let api: RunningApi;
  let office: Client;
  let jiaow: Client;
  let unit: Client;
  let id: string;

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-10T09:00:00+08:00' });
    [office, jiaow, unit] = [await api.as('office'), await api.as('jiaow'), await api.as('unit1')];
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    ({ id } = await aNamedCell(api));
  });

  const act = (who: Client, type: string, body: object = {}, commandId = randomUUID()): Promise<Reply> =>
    who.post(`/cells/${id}/commands`, { commandId, type, ...body });
  const must = async (who: Client, type: string, body: object = {}) => {
    const reply = await act(who, type, body);
    if (reply.status !== 200) throw new Error(`${type}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const view = async (who = office): Promise<CellView> => (await who.get(`/cells/${id}`)).body;
  const sheet = (more: object = {}) => ({
    result: 'keep',
    on: '2024-09-10',
    checkers: [api.idOf('jiaow'), api.idOf('inspector1')],
    items: ITEMS,
    ...more,
  });
  const order = () =>
    must(office, 'orderSpotCheck', { reason: '群众反映', assigned: [api.idOf('inspector2')] });
  const items = async (who: Client, query = ''): Promise<NamedCellItem[]> =>
    (await who.get(`/cells?limit=200${query}`)).body.items;
  /** A second official of the office, who may review what the first has decided. */
  const colleague = async () => {
    await api.sql(
      `INSERT INTO app_user (login, name, email, role, password_hash)
       SELECT 'office2', '周复核', 'office2@wufei.example', 'office', password_hash FROM app_user WHERE login = 'office'
       ON CONFLICT DO NOTHING`,
    );
    return api.as('office2');
  };

  it('are listed with the day of the re-check; each sees his own, and pages follow one another', async () => {
    expect((await items(office)).find((item) => item.id === id)).toMatchObject({
      cellType: 'SCHOOL',
      stage: 'standing',
      stageName: '在册',
      namedOn: '2024-09-06',
      recheckOn: '2027-09-06',
      task: null,
    });
    expect((await items(unit)).map((item) => item.id)).toContain(id);
    expect(await items(await api.as('unit2'))).toEqual([]);
    expect(await items(await api.as('tyj'))).toEqual([]);
    expect(await items(await api.as('inspector2'))).toEqual([]);
    await aNamedCell(api);
    await aNamedCell(api);
    expect(await faultsOfSorting(office, '/cells', SORTED)).toEqual([]);
    const first = (await office.get('/cells?limit=1')).body;
    const second = (await office.get(`/cells?limit=1&cursor=${first.nextCursor}`)).body;
    expect(second.items[0].number > first.items[0].number).toBe(true);
    expect(
      (await items(office, `&q=${encodeURIComponent(first.items[0].number)}`)).map((item) => item.id),
    ).toEqual([first.items[0].id]);
  });

  it('say why their re-check comes on its day, and what happens if nobody acts', async () => {
    const { recheckExplanation, forecast, actions, documentNumber } = await view();
    expect(recheckExplanation).toContain('命名起每3年复核一次');
    expect(forecast[0]).toMatchObject({ on: '2027-09-06', text: expect.stringContaining('启动动态复核') });
    expect(forecast.at(-1)!.text).toContain('逾期');
    expect(actions.map(({ type }) => type)).toEqual([
      'decideRevocation',
      'orderSpotCheck',
      'recordPlaque',
      'setRecheckDay',
    ]);
    expect(documentNumber).toContain('〔2024〕');
    expect((await view(unit)).actions).toEqual([]);
  });

  it('are spot-checked: the department and whom the office named get the task, and the unit reads the sheet', async () => {
    await order();
    expect((await view()).task).toMatchObject({
      seat: 'department:JIAOW',
      name: '区教委',
      dueOn: '2024-09-25',
      explanation: expect.stringContaining('安排抽查的次日起算，10个工作日'),
    });
    expect((await items(jiaow, '&mine=true')).map((item) => item.id)).toEqual([id]);
    expect((await items(await api.as('inspector2'), '&mine=true')).map((item) => item.id)).toEqual([id]);
    expect((await act(office, 'orderSpotCheck', { reason: '再查' })).body.code).toBe('checkOpen');
    await must(jiaow, 'fileCheck', sheet());
    const { events, stage } = await view(unit);
    expect(stage).toBe('standing');
    expect(events.at(-1)).toMatchObject({
      type: 'checkFiled',
      byName: '区教委',
      checkers: [],
      text: '2024年9月10日（星期二）核查，结果：维持',
      sheet: expect.arrayContaining([expect.objectContaining({ item: 'source', ok: true })]),
    });
    expect((await view()).events.at(-1)!.checkers).toHaveLength(2);
  });

  it('get a sheet that is complete: each fault at its place, and nothing is half-done', async () => {
    await order();
    const faults = async (more: object) => {
      const { status, body } = await act(jiaow, 'fileCheck', sheet(more));
      return [status, body.code, (body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await faults({ items: ITEMS.slice(1) })).toEqual([422, 'invalidSheet', ['/items']]);
    expect(await faults({ items: [...ITEMS, { item: 'tea', ok: true }] })).toEqual([
      422,
      'invalidSheet',
      ['/items/5/item'],
    ]);
    expect(await faults({ items: [...ITEMS, ITEMS[0]] })).toEqual([422, 'invalidSheet', ['/items/5/item']]);
    const bad = ITEMS.map((item, i) => (i === 1 ? { ...item, ok: false } : item));
    expect(await faults({ items: bad, result: 'rectify' })).toEqual([422, 'invalidSheet', ['/items/1/note']]);
    const noted = bad.map((item) => (item.ok ? item : { ...item, note: '混投' }));
    expect(await faults({ items: noted })).toEqual([422, 'invalidSheet', ['/result']]);
    expect(await faults({ checkers: [randomUUID(), api.idOf('jiaow')] })).toEqual([
      422,
      'unknownPerson',
      ['/checkers/0'],
    ]);
    expect(await faults({ checkers: [api.idOf('jiaow')] })).toEqual([422, 'tooFewInspectors', []]);
    expect(await faults({ on: '2024-09-05' })).toEqual([409, 'checkBeforeNaming', []]);
    expect(await faults({ on: '2024-09-11' })).toEqual([422, 'dateInTheFuture', []]);
    expect((await view()).stage).toBe('check');
  });

  it('keep the files of a check: whoever files the sheet adds them, whoever sees the cell reads them', async () => {
    const upload = (who: Client, name = '现场.pdf', uploadId = randomUUID()) =>
      who.uploadTo(`/cells/${id}/files?uploadId=${uploadId}`, name, aPdf());
    expect((await upload(jiaow)).body.code).toBe('filesFrozen'); // no check is open
    await order();
    const uploadId = randomUUID();
    const first = await upload(jiaow, '现场.pdf', uploadId);
    expect([first.status, first.body]).toEqual([
      201,
      expect.objectContaining({ name: '现场.pdf', check: 1 }),
    ]);
    expect((await upload(jiaow, '现场.pdf', uploadId)).body).toEqual(first.body);
    expect((await upload(await api.as('inspector2'), '照片.pdf')).status).toBe(201);
    expect((await upload(office)).body.code).toBe('filesFrozen');
    expect((await upload(await api.as('tyj'))).status).toBe(404);
    await must(jiaow, 'fileCheck', sheet());
    expect((await upload(jiaow)).body.code).toBe('filesFrozen');
    for (const who of [office, unit, jiaow]) {
      const { checkFiles } = await view(who);
      expect(checkFiles.map(({ name, check }) => [name, check])).toEqual([
        ['现场.pdf', 1],
        ['照片.pdf', 1],
      ]);
      expect((await who.get(`/cells/${id}/files/${checkFiles[0]!.id}`)).status).toBe(200);
    }
    const { applicationId } = await view();
    const { files } = (await office.get(`/applications/${applicationId}`)).body;
    expect(files.map(({ name }: { name: string }) => name)).not.toContain('现场.pdf');
    const stranger = await api.as('unit2');
    expect((await stranger.get(`/cells/${id}/files/${first.body.id}`)).status).toBe(404);
  });

  it('are revoked by the office after the appeal of the unit was reviewed by somebody else', async () => {
    await order();
    const noted = ITEMS.map((item) => ({ ...item, ok: false, note: '停止运行' }));
    await must(jiaow, 'fileCheck', sheet({ result: 'proposeRevocation', items: noted }));
    expect((await view()).task).toMatchObject({ seat: 'office', clockName: '决定是否撤销' });
    await must(office, 'decideRevocation', { decision: 'revoke', reason: '不再符合条件' });
    expect((await view(unit)).task).toMatchObject({ seat: 'time', name: '申诉期' });
    expect((await act(await api.as('unit2'), 'appeal', { reason: '不服' })).status).toBe(404);
    await must(unit, 'appeal', { reason: '已恢复运行' });
    expect((await act(unit, 'appeal', { reason: '再次' })).body.code).toBe('appealedOnce');
    const review = { outcome: 'upheld', reason: '情况属实' };
    expect((await act(office, 'reviewAppeal', review)).body).toMatchObject({
      code: 'reviewByDecider',
      detail: '申诉须由作出决定以外的人复核。',
    });
    expect(await must(await colleague(), 'reviewAppeal', review)).toMatchObject({ stage: 'standing' });
    const { events, revocation } = await view(unit);
    expect(revocation).toBeNull();
    expect(events.map(({ type }) => type).slice(-3)).toEqual([
      'revocationDecided',
      'appealed',
      'appealReviewed',
    ]);
    expect(events.at(-1)).toMatchObject({ byName: '区无废办', reason: '情况属实' });
  });

  it('that did not pass may be appealed for before the office decides; somebody who has not checked reviews', async () => {
    await order();
    const noted = ITEMS.map((item) => ({ ...item, ok: false, note: '停止运行' }));
    const checkers = [api.idOf('jiaow'), api.idOf('office')];
    await must(jiaow, 'fileCheck', sheet({ result: 'proposeRevocation', items: noted, checkers }));
    expect((await view(unit)).actions).toEqual([{ type: 'appeal', name: '申诉' }]);
    await must(unit, 'appeal', { reason: '核查当天停电，次日已恢复' });
    expect((await view()).check).toMatchObject({ appealedOn: '2024-09-10' });
    const review = { outcome: 'upheld', reason: '情况属实' };
    expect((await act(office, 'reviewAppeal', review)).body).toMatchObject({
      code: 'reviewByChecker',
      detail: '申诉须由没有参加核查的人复核。',
    });
    expect(await must(await colleague(), 'reviewAppeal', review)).toMatchObject({ stage: 'standing' });
  });

  it('that are revoked are not checked again: every act says so, and nothing is changed', async () => {
    await order();
    const noted = ITEMS.map((item) => ({ ...item, ok: false, note: '停止运行' }));
    await must(jiaow, 'fileCheck', sheet({ result: 'proposeRevocation', items: noted }));
    await must(office, 'decideRevocation', { decision: 'revoke', reason: '不再符合条件' });
    const { seq } = await view();
    const checks: [Client, string, object][] = [
      [office, 'orderSpotCheck', { reason: '再查' }],
      [office, 'setRecheckDay', { on: '2025-09-10', reason: '再查' }],
      [jiaow, 'fileCheck', sheet()],
    ];
    for (const [who, type, body] of checks) {
      const reply = await act(who, type, body);
      expect([type, reply.status, reply.body.code]).toEqual([type, 409, 'checkAfterRevocation']);
      expect(reply.body.detail).toBe('该细胞已决定撤销命名，不再复核或抽查。');
    }
    expect((await view()).seq).toBe(seq);
  });

  it('get a plaque with number and day, and the number is taken once', async () => {
    const plaque = { number: '渝北-0017', on: '2024-09-10' };
    const commandId = randomUUID();
    const first = await act(office, 'recordPlaque', plaque, commandId);
    expect((await act(office, 'recordPlaque', plaque, commandId)).body).toEqual(first.body);
    expect((await view()).plaque).toEqual(plaque);
    ({ id } = await aNamedCell(api));
    expect((await act(office, 'recordPlaque', plaque)).body).toMatchObject({
      code: 'plaqueTaken',
      detail: '该牌匾编号已用于另一细胞。',
    });
    expect((await view()).plaque).toBeNull();
  });

  it('stand on the board with whoever is waited for, until nobody is', async () => {
    const rows = async () =>
      (await office.get('/board?kind=cell&limit=200')).body.items.filter(
        ({ cellId }: { cellId: string }) => cellId === id,
      );
    expect(await rows()).toEqual([]);
    await order();
    expect(await rows()).toMatchObject([
      {
        kind: 'cell',
        applicationId: null,
        obligationId: null,
        name: '区教委',
        clockName: '抽查',
        stageName: '核查中',
        dueOn: '2024-09-25',
        cause: 'waitingForDepartment',
        cellTypeName: '无废学校',
      },
    ]);
    await must(jiaow, 'fileCheck', sheet());
    expect(await rows()).toEqual([]);
  });

  it('are in the forecast of the board: what will be late, and re-checks that open by themselves', async () => {
    const rows = async (on: string) =>
      (await office.get(`/board/forecast?on=${on}`)).body.items.filter(
        ({ cellId }: { cellId: string }) => cellId === id,
      );
    expect(await rows('2024-12-31')).toEqual([]);
    await order();
    expect(await rows('2024-09-25')).toEqual([]);
    expect(await rows('2024-09-27')).toMatchObject([
      {
        kind: 'cell',
        applicationId: null,
        seat: 'department:JIAOW',
        name: '区教委',
        clockName: '抽查',
        dueOn: '2024-09-25',
        effect: 'late',
        lateDays: 2,
      },
    ]);
    await must(jiaow, 'fileCheck', sheet());
    await must(office, 'setRecheckDay', { on: '2024-11-01', reason: '提前复核' });
    expect(await rows('2024-11-28')).toEqual([]);
    expect(await rows('2024-12-31')).toMatchObject([{ clockName: '动态复核', dueOn: '2024-11-29' }]);
  });

  it('go out as the list shows them, with its conditions, to whoever sees them', async () => {
    await must(office, 'recordPlaque', { number: `出-${id.slice(0, 8)}`, on: '2024-09-10' });
    await order();
    const lines = async (who: Client, query: string) =>
      (await who.get(`/exports/cells?format=csv${query}`)).body
        .split('\r\n')
        .filter((line: string) => line.includes('SCHOOL'));
    const { number, unitName } = await view();
    const [line] = await lines(office, `&stage=check&q=${encodeURIComponent(number)}`);
    for (const word of [unitName, number, `出-${id.slice(0, 8)}`, '核查中', '区教委', '抽查', '2024-09-25'])
      expect(line).toContain(word);
    expect((await lines(office, '')).length).toBe((await items(office)).length);
    expect(await lines(await api.as('unit2'), '')).toEqual([]);
  });

  it('refuse what a role or a stage does not allow, with a code', async () => {
    const cases: [Client, string, object, number, string][] = [
      [jiaow, 'orderSpotCheck', { reason: '抽查' }, 403, 'notYours'],
      [unit, 'recordPlaque', { number: '1', on: '2024-09-10' }, 403, 'notYours'],
      [office, 'setRecheckDay', { on: '2024-09-10', reason: '提前' }, 409, 'recheckInThePast'],
      [unit, 'reportRectified', { text: '已整改' }, 409, 'wrongStage'],
      [unit, 'appeal', { reason: '不服' }, 409, 'nothingToAppeal'],
      [office, 'urge', {}, 409, 'nobodyToUrge'],
      [await api.as('auditor'), 'urge', {}, 403, 'forbidden'],
    ];
    for (const [who, type, body, status, code] of cases) {
      const reply = await act(who, type, body);
      expect([type, reply.status, reply.body.code]).toEqual([type, status, code]);
    }
    expect((await view()).seq).toBe(1);
  });
});
