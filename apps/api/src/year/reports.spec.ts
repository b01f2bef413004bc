import { cityResultSheet, exportTable } from '@app/exports';
import { randomUUID } from 'node:crypto';
import { zipSync } from 'fflate';
import { namedSchools } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { theYear } from '../../../../test/support/api/year';

const HEADING = '申报编号，市级结果，理由';
const csv = (...rows: string[]) => Buffer.from([HEADING, ...rows].join('\n'));

/** The sheet as it goes out, filled in by the city. */
async function filledIn(rows: Record<string, [result: string, reason?: string]>): Promise<Buffer> {
  const lines = Object.entries(rows).map(([number, [result, reason = null]]) => ({
    ...{
      number,
      unit: '某校',
      cellType: '无废学校',
      documentNumber: '渝北无废办〔2024〕3号',
      namedOn: '2024-09-06',
    },
    ...{ result, reason },
  }));
  const pieces: Uint8Array[] = [];
  for await (const piece of exportTable('xlsx', cityResultSheet, lines)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('reporting to the city', () => {
  let api: RunningApi;
  let year: ReturnType<typeof theYear>;
  let numbers: string[];
  let reportId: string;

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-09T09:00:00+08:00' });
    year = theYear(api);
    numbers = await namedSchools(api, 5);
  }, 60_000);
  afterAll(() => api.stop());

  const sheet = async (bytes: Uint8Array, query = 'preview=true', id = reportId) =>
    (await api.as('office')).uploadTo(
      `/programmes/2024/reports/${id}/results/import?${query}`,
      '结果.csv',
      bytes,
    );
  const report = () => year.get(`/reports/${reportId}`);

  it('assembles what has been named and not reported, by the city’s day', async () => {
    const { items, reportable } = await year.get('/reports');
    expect(items).toEqual([]);
    expect(reportable.map(({ number }: { number: string }) => number)).toEqual(numbers);
    const answer = await year.mustAct({
      type: 'assembleReport',
      cells: numbers.slice(0, 4),
      dueOn: '2024-09-30',
    });
    reportId = answer.reportId;
    expect(await report()).toMatchObject({
      state: 'assembled',
      stateName: '已组批',
      cells: 4,
      dueOn: '2024-09-30',
      late: false,
      actions: ['assembleReport', 'discardReport', 'fixReport'],
    });
    expect((await year.get('/reports')).reportable).toHaveLength(1);
  });

  it.each([
    ['a cell in another report', () => [numbers[0]!], 'cellReported'],
    ['an unnamed cell', () => ['YB-2024-SCHOOL-0007'], 'cellNotNamed'],
    ['a cell twice', () => [numbers[4]!, numbers[4]!], 'cellDoubled'],
  ])('refuses %s, and nothing changes', async (_, cells, code) => {
    const before = await year.everything();
    const reply = await year.act({ type: 'assembleReport', cells: cells() });
    expect(reply).toMatchObject({ status: 422, body: { code: 'reportRefused' } });
    expect(reply.body.facts.faults.map((fault: { code: string }) => fault.code)).toContain(code);
    expect(await year.everything()).toEqual(before);
  });

  it('may be changed until it is fixed: its cells, its due date', async () => {
    const change = { type: 'assembleReport', reportId };
    await year.mustAct({ ...change, cells: numbers.slice(1, 5), dueOn: '2024-10-10' });
    expect(await report()).toMatchObject({ state: 'assembled', cells: 4, dueOn: '2024-10-10' });
    const free = async () => (await year.get('/reports')).reportable.map((cell: any) => cell.number);
    expect(await free()).toEqual([numbers[0]]);
    await year.mustAct({ ...change, cells: numbers.slice(0, 4), dueOn: null });
    expect(await report()).toMatchObject({ cells: 4, dueOn: null });
    expect(await free()).toEqual([numbers[4]]);
    await year.mustAct({ ...change, cells: numbers.slice(0, 4), dueOn: '2024-09-30' });
  });

  it('may be discarded until it is fixed, and its cells go into another', async () => {
    const { reportId: other } = await year.mustAct({ type: 'assembleReport', cells: [numbers[4]] });
    await year.mustAct({ type: 'discardReport', reportId: other, reason: '并入下一批' });
    expect(await year.get(`/reports/${other}`)).toMatchObject({
      state: 'discarded',
      stateName: '已作废',
      cells: 0,
      late: false,
      members: [{ number: numbers[4], inBatch: false }],
      actions: [],
    });
    expect((await year.get('/reports')).reportable.map((cell: any) => cell.number)).toEqual([numbers[4]]);
    for (const act of [
      { type: 'discardReport' },
      { type: 'assembleReport', cells: [numbers[4]] },
      { type: 'fixReport', documentNumber: '渝北无废办〔2024〕8号', date: '2024-09-09' },
    ]) {
      const reply = await year.act({ ...act, reportId: other });
      expect(reply).toMatchObject({ status: 409, body: { code: 'reportStateWrong' } });
    }
    const unknown = await year.act({ type: 'discardReport', reportId: randomUUID() });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'reportUnknown' } });
  });

  it('is fixed under a number and a date, then sent; not in another order', async () => {
    const send = { type: 'sendReport', reportId };
    expect((await year.act(send)).body.code).toBe('reportStateWrong');
    const taken = {
      type: 'fixReport',
      reportId,
      documentNumber: '渝北无废办〔2024〕3号',
      date: '2024-09-06',
    };
    expect((await year.act(taken)).body.code).toBe('documentNumberTaken');
    const tomorrow = { ...taken, documentNumber: '渝北无废办〔2024〕9号', date: '2024-09-10' };
    expect((await year.act(tomorrow)).body.code).toBe('dateInTheFuture');
    expect((await sheet(csv())).body.code).toBe('reportNotSent');
    await year.mustAct({ ...tomorrow, date: '2024-09-09' });
    for (const act of [{ type: 'assembleReport', cells: [numbers[0]] }, { type: 'discardReport' }]) {
      const reply = await year.act({ ...act, reportId });
      expect(reply).toMatchObject({ status: 409, body: { code: 'reportStateWrong' } });
      expect(reply.body.detail).toContain('已经定稿');
    }
    expect((await year.act({ ...send, sentOn: '2024-09-08' })).body.code).toBe('sentBeforeDated');
    await year.mustAct(send);
    expect(await report()).toMatchObject({
      state: 'sent',
      documentNumber: '渝北无废办〔2024〕9号',
      sentOn: '2024-09-09',
      results: { pending: 4 },
    });
    expect((await year.act({ type: 'sendReport', reportId: randomUUID() })).status).toBe(404);
    expect(await api.sql(`SELECT count(*)::int AS n FROM telling WHERE kind = 'reportToCity'`)).toEqual([
      { n: 4 },
    ]);
  });

  it('shows every change of the filled sheet and every row that cannot be matched, and changes nothing', async () => {
    const before = await year.everything();
    const bytes = csv(
      `${numbers[0]}，认定，`,
      `${numbers[1]}，退回，缺照片`,
      `${numbers[4]}，认定，`,
      'YB-2024-SCHOOL-0007，认定，',
      `${numbers[2]}，退回，`,
      `${numbers[0]}，不认定，`,
      '=1+1，认定，',
    );
    const { status, body } = await sheet(bytes);
    expect(status).toBe(200);
    expect(body).toMatchObject({ preview: true, answer: null });
    expect(body.changes.map(({ cell, toName, corrects }: any) => [cell, toName, corrects])).toEqual([
      [numbers[0], '认定', false],
      [numbers[1], '退回', false],
    ]);
    expect(body.faults.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual(
      expect.arrayContaining([
        [4, 'notInReport'],
        [5, 'numberUnknown'],
        [6, 'reasonMissing'],
        [7, 'rowDoubled'],
      ]),
    );
    expect(body.faults).toHaveLength(5);
    expect(body.missing).toEqual([numbers[3]]);
    const entering = await sheet(bytes, `commandId=${randomUUID()}`);
    expect(entering).toMatchObject({ status: 422, body: { code: 'sheetFaulty' } });
    expect(await year.everything()).toEqual(before);
  });

  it.each<[string, () => Uint8Array, string]>([
    ['another template', () => Buffer.from('序号,名称\n1,某校'), 'otherTemplate'],
    ['an empty file', () => Buffer.alloc(0), 'sheetEmpty'],
    ['what only calls itself a workbook', () => Buffer.from('PK\u0003\u0004 nothing'), 'zipBroken'],
    [
      'a zip bomb',
      () => zipSync({ 'xl/worksheets/sheet1.xml': [new Uint8Array(64 * 1024 * 1024), { level: 9 }] }),
      '',
    ],
  ])('refuses %s as one fault, off the event loop', async (_, bytes, code) => {
    const { status, body } = await sheet(bytes());
    expect(status).toBe(200);
    expect(body).toMatchObject({ changes: [], missing: numbers.slice(0, 4) });
    expect(body.faults).toHaveLength(1);
    if (code) expect(body.faults[0].code).toBe(code);
  });

  it('refuses 50 MB before reading it, and an import without a command id', async () => {
    expect(await sheet(Buffer.alloc(50 * 1024 * 1024, 'a'))).toMatchObject({ status: 413 });
    expect((await sheet(csv(`${numbers[0]}，认定，`), '')).status).toBe(422);
    const refused = async (receivedOn: string) =>
      (await sheet(csv(`${numbers[0]}，认定，`), `commandId=${randomUUID()}&receivedOn=${receivedOn}`)).body
        .code;
    expect(await refused('2024-09-10')).toBe('receivedInTheFuture');
    expect(await refused('2024-09-08')).toBe('receivedBeforeSent');
  });

  it('enters the workbook that went out and came back; what was returned leaves the report', async () => {
    const bytes = await filledIn({
      [numbers[0]!]: ['认定'],
      [numbers[1]!]: ['退回', '缺照片'],
      [numbers[2]!]: ['认定'],
    });
    const commandId = randomUUID();
    const { body } = await sheet(bytes, `commandId=${commandId}`);
    expect(body).toMatchObject({
      preview: false,
      faults: [],
      answer: { commandId, reportId, adjustmentId: null },
    });
    expect(await report()).toMatchObject({
      cells: 3,
      results: { recognised: 2, returned: 1, notRecognised: 0, pending: 1 },
    });
    const returned = (await report()).members.find(({ number }: { number: string }) => number === numbers[1]);
    expect(returned).toMatchObject({
      inBatch: false,
      resultName: '退回',
      reason: '缺照片',
      resultOn: '2024-09-09',
    });
    expect((await year.get('/reports')).reportable.map(({ number }: { number: string }) => number)).toEqual([
      numbers[1],
      numbers[4],
    ]);
    expect(await year.get()).toMatchObject({ completed: 5, recognised: 2 }); // district and city apart
    expect(
      await api.sql(`SELECT data FROM telling WHERE kind = 'recordCityResult' ORDER BY place`),
    ).toMatchObject([
      { data: { result: 'recognised' } },
      { data: { result: 'returned' } },
      { data: { result: 'recognised' } },
    ]);
  });

  it('opens a correction for an answer that contradicts a known one, and lists what it touches', async () => {
    const results = [{ cell: numbers[0], result: 'notRecognised' }];
    const { adjustmentId } = await year.mustAct({ type: 'recordCityResults', reportId, results });
    expect(await year.get()).toMatchObject({ recognised: 2, reporting: { openAdjustments: 1 } });
    const [item] = (await year.get('/adjustments')).items;
    expect(item).toMatchObject({
      id: adjustmentId,
      state: 'open',
      cause: {
        type: 'cityResults',
        name: '更正市级结果',
        cells: [{ number: numbers[0], result: 'notRecognised' }],
      },
      actions: ['confirmAdjustment', 'withdrawAdjustment'],
    });
    expect(item.touched.figures).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ figure: 'year', field: 'recognised', from: 2, to: 1 }),
      ]),
    );
    const confirm = { type: 'confirmAdjustment', adjustmentId, hash: '0'.repeat(64) };
    expect((await year.act(confirm)).body.code).toBe('adjustmentStale');
    await year.mustAct({ ...confirm, hash: item.hash });
    expect(await year.get()).toMatchObject({
      recognised: 1,
      completed: 5,
      reporting: { openAdjustments: 0 },
    });
    expect((await year.act({ ...confirm, hash: item.hash })).body.code).toBe('adjustmentSettled');
  });

  it('takes back what the city returns late: listed first, then out of the recognised and free to be reported', async () => {
    const results = [{ cell: numbers[2], result: 'returned', reason: '复核发现台账缺页' }];
    const before = await year.everything();
    const shown = await year.mustAct({ type: 'recordCityResults', reportId, results, preview: true });
    expect(shown.touched.figures).toEqual([]); // nothing changes before it is confirmed
    expect(await year.everything()).toEqual(before);
    const { adjustmentId } = await year.mustAct({ type: 'recordCityResults', reportId, results });
    expect(await year.get()).toMatchObject({ recognised: 1, reporting: { openAdjustments: 1 } });
    const { items } = await year.get('/adjustments');
    const item = items.find(({ id }: { id: string }) => id === adjustmentId);
    expect(item.cause.cells).toMatchObject([{ number: numbers[2], result: 'returned' }]);
    expect(item.touched.figures).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ figure: 'year', field: 'recognised', from: 1, to: 0 }),
      ]),
    );
    await year.mustAct({ type: 'confirmAdjustment', adjustmentId, hash: item.hash });
    expect(await year.get()).toMatchObject({ recognised: 0, completed: 5 });
    expect(await report()).toMatchObject({ cells: 2, results: { returned: 2 } });
    const member = (await report()).members.find(({ number }: { number: string }) => number === numbers[2]);
    expect(member).toMatchObject({ inBatch: false, resultName: '退回', reason: '复核发现台账缺页' });
    const free = (await year.get('/reports')).reportable.map(({ number }: { number: string }) => number);
    expect(free).toEqual([numbers[1], numbers[2], numbers[4]]);
    expect(
      await api.sql(`SELECT data FROM telling WHERE kind = 'cityResultCorrected' ORDER BY place`),
    ).toEqual([
      { data: { result: 'notRecognised', settles: true, countsIn: 2024 } },
      { data: { result: 'returned' } },
    ]);
  });

  it('revokes by a correction: listed first, then out of the figures, with an alert below the quota (rule 17)', async () => {
    await api.sql('UPDATE programme SET baseline = 5');
    const cause = { type: 'revocation', cell: numbers[3] };
    const before = await year.everything();
    const shown = await year.mustAct({ type: 'openAdjustment', cause, reason: '弄虚作假', preview: true });
    expect(shown.touched.shortfalls).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'belowBaseline', target: 5, completed: 4 })]),
    );
    expect(await year.everything()).toEqual(before);
    const { adjustmentId } = await year.mustAct({ type: 'openAdjustment', cause, reason: '弄虚作假' });
    const item = (await year.get('/adjustments')).items.find(({ id }: { id: string }) => id === adjustmentId);
    expect(item).toMatchObject({ reason: '弄虚作假', stateName: '待确认' });
    await year.mustAct({ type: 'confirmAdjustment', adjustmentId, hash: item.hash });
    const after = await year.get();
    expect(after).toMatchObject({ completed: 4, revoked: 1 });
    expect(after.alerts.map(({ code }: { code: string }) => code)).toContain('belowBaseline');
    const { items } = await year.get(`/ledger?cell=${numbers[3]}&reason=revoked`);
    expect(items).toMatchObject([{ assessmentYear: 2024, delta: -1, commandId: expect.any(String) }]);
    const again = await year.act({ type: 'openAdjustment', cause, reason: '弄虚作假' });
    expect(again).toMatchObject({ status: 422, body: { code: 'adjustmentRefused' } });
  });
});
