import { EARLIER_KINDS, earlierSheet, type EarlierSheetRow, exportTable } from '@app/exports';
import { randomUUID } from 'node:crypto';
import { aPdf } from '../../../../../test/support/api/sample-files';
import { download } from '../../../../../test/support/api/download';
import { creditCode } from '../../../../../test/support/drive';
import { type RunningApi, startApi } from '../../../../../test/support/api/start-api';
import { allOf, partsOf } from '../../../../../test/support/exports/read-back';

const NAMING = '渝北无废办〔2024〕3号';
const EMPTY = Object.fromEntries(
  earlierSheet.columns.filter(({ key }) => key !== 'serial').map(({ key }) => [key, '']),
) as unknown as EarlierSheetRow;

let serial = 700;
const unit = () => ({
  name: `龙溪第${(serial += 1)}小学`,
  creditCode: creditCode(serial),
  ...{
    address: '龙溪路 1 号',
    street: '龙溪街道',
    contact: '李雷',
    phone: '13800000000',
    email: 'li@example.cn',
  },
});
const cell = (more: Partial<EarlierSheetRow> = {}): EarlierSheetRow => ({
  ...EMPTY,
  ...unit(),
  ...{ kind: EARLIER_KINDS.cell, year: '2024', cellType: '无废学校' },
  ...{ documentNumber: NAMING, namedOn: '2024-08-30' },
  ...more,
});
const paper = (more: Partial<EarlierSheetRow> = {}): EarlierSheetRow => ({
  ...EMPTY,
  ...unit(),
  ...{ kind: EARLIER_KINDS.paper, year: '2024', cellType: '无废学校', login: 'unit1' },
  ...{ submittedOn: '2024-08-29', stage: '牵头部门初审', enteredOn: '2024-08-30' },
  ...more,
});

describe('补录', () => {
  let api: RunningApi;

  beforeEach(async () => {
    api = await startApi({ start: '2024-09-09T09:00:00+08:00' });
  }, 60_000);
  afterEach(() => api.stop());

  const sheetOf = (rows: EarlierSheetRow[]) => allOf(exportTable('xlsx', earlierSheet, rows, {}));
  const send = async (rows: EarlierSheetRow[] | Buffer, query: string) =>
    (await api.as('office')).uploadTo(
      `/earlier/import?${query}`,
      '补录.xlsx',
      Array.isArray(rows) ? await sheetOf(rows) : rows,
    );
  const take = (rows: EarlierSheetRow[] | Buffer, commandId = randomUUID()) =>
    send(rows, `commandId=${commandId}`);
  /** Everything that an import could change. */
  const everything = () =>
    api.sql(`SELECT (SELECT count(*) FROM application) AS a, (SELECT count(*) FROM unit) AS u, (SELECT count(*) FROM cell) AS c,
      (SELECT count(*) FROM ledger_entry) AS l, (SELECT count(*) FROM earlier_import) AS i, (SELECT count(*) FROM command_input) AS k,
      (SELECT coalesce(sum(last), 0) FROM application_serial) AS s, (SELECT count(*) FROM chain_link) AS e,
      (SELECT count(*) FROM outbox) AS o`);

  it('shows what it would record and records nothing; then records it whole, marked and counted', async () => {
    const rows = [cell(), cell({ cityResult: '认定', cityResultOn: '2024-09-02' }), paper()];
    const before = await everything();
    const preview = await send(rows, 'preview=true');
    expect(preview.body.faults).toEqual([]);
    expect(
      preview.body.items.map(({ line, kindName, applicationId }: any) => [line, kindName, applicationId]),
    ).toEqual([
      [3, '已命名', null],
      [4, '已命名', null],
      [5, '在办', null],
    ]);
    expect(await everything()).toEqual(before);

    const { status, body } = await take(rows);
    expect([status, body.code]).toEqual([200, undefined]);
    const [open, settled, begun] = body.items;
    const office = await api.as('office');
    const view = async ({ applicationId }: any) => (await office.get(`/applications/${applicationId}`)).body;
    expect(await view(open)).toMatchObject({ stage: 'municipalReport', isRecorded: true });
    expect(await view(settled)).toMatchObject({ stage: 'settled', isRecorded: true });
    expect(await view(begun)).toMatchObject({ stage: 'departmentReview', isRecorded: true });
    const { items: events } = (await office.get(`/applications/${begun.applicationId}/events`)).body;
    expect(events[0]).toMatchObject({ type: 'recorded' });
    const { items: ledger } = (await office.get('/programmes/2024/ledger')).body;
    expect(ledger.filter(({ reason }: any) => reason === 'counted')).toHaveLength(2);
    const tasks = await api.sql(
      `SELECT seat, opened_on::text FROM task WHERE application_id = $1 ORDER BY seat`,
      [begun.applicationId],
    );
    expect(tasks.map(({ opened_on }) => opened_on)).toEqual(['2024-08-30', '2024-08-30']);
    expect(await api.sql(`SELECT seat FROM outbox WHERE seat IN ('applicant', 'office')`)).toEqual([]);
  });

  it('has the answer of the first time when it is sent again, and refuses each row of another attempt', async () => {
    const rows = await sheetOf([cell(), paper()]);
    const commandId = randomUUID();
    const first = await take(rows, commandId);
    const before = await everything();
    expect((await take(rows, commandId)).body).toEqual(first.body);
    const again = await take(rows);
    expect([again.status, again.body.code]).toEqual([422, 'sheetFaulty']);
    expect(again.body.facts.faults).toMatchObject([
      {
        line: 3,
        column: '单位名称',
        code: 'duplicateApplication',
        detail: expect.stringContaining('不再补录'),
      },
      {
        line: 4,
        column: '单位名称',
        code: 'duplicateApplication',
        detail: expect.stringContaining('不再补录'),
      },
    ]);
    expect((await take([cell()], commandId)).body.code).toBe('commandIdReused');
    expect(await everything()).toEqual(before);
  });

  it('records none of a sheet with one bad row, and names every fault at its row and column', async () => {
    const before = await everything();
    const rows = [
      cell(),
      cell({ year: '1999', documentNumber: '渝北[2024年]3号', cityResult: '认定' }),
      paper({ login: '', stage: '命名公告', enteredOn: '2024-08-01', phone: '' }),
      paper({ cellType: '无废星球', enteredOn: '2024-09-30', creditCode: '123', namedOn: '2024-08-30' }),
      cell({ kind: '别的', street: '', login: 'nobody' }),
    ];
    const { status, body } = await take(rows);
    expect([status, body.code]).toEqual([422, 'sheetFaulty']);
    const places = body.facts.faults.map(({ line, column, code }: any) => [line, column, code]);
    expect(places).toEqual(
      expect.arrayContaining([
        [4, '年度', 'unknownProgramme'],
        [4, '命名文号', 'documentNumberInvalid'],
        [4, '市级结果日期', 'fieldMissing'],
        [5, '单位账号', 'fieldMissing'],
        [5, '所处环节', 'stageUnknown'],
        [5, '进入环节日期', 'dateBefore'],
        [5, '联系电话', 'fieldMissing'],
        [6, '细胞类型', 'unknownCellType'],
        [6, '进入环节日期', 'dateInFuture'],
        [6, '统一社会信用代码', 'fieldInvalid'],
        [6, '命名日期', 'notForKind'],
        [7, '类别', 'kindUnknown'],
        [7, '镇街', 'fieldMissing'],
        [7, '单位账号', 'unknownAccount'],
      ]),
    );
    expect(places.some(([line]: any) => line === 3)).toBe(false);
    for (const { detail } of body.facts.faults) expect(detail).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(await everything()).toEqual(before);
  });

  it('says of a sheet without a usable row what is wrong, and records nothing', async () => {
    const empty = await send([], 'preview=true');
    expect(empty.body).toMatchObject({ items: [], faults: [{ line: null, code: 'nothingFilledIn' }] });
    const faulty = await take([cell({ kind: '别的' })]);
    expect([faulty.status, faulty.body.code]).toEqual([422, 'sheetFaulty']);
  });

  it('is refused by the record at its column: the same unit twice, another date of a document, a code of another name', async () => {
    const one = cell();
    await take([one]);
    const { body } = await take([
      cell({ namedOn: '2024-08-31' }),
      cell({ creditCode: one.creditCode }),
      cell({
        ...paper(),
        cellType: '无废学校',
        kind: '在办',
        documentNumber: '',
        namedOn: '',
        name: one.name,
        creditCode: '',
        noCodeReason: '尚未办理',
      }),
    ]);
    expect(body.facts.faults.map(({ line, column, code }: any) => [line, column, code])).toEqual([
      [3, '命名文号', 'documentNumberTaken'],
      [4, '单位名称', 'unitNameDiffers'],
      [5, '单位名称', 'duplicateApplication'],
    ]);
  });

  it('stands in the way of a second application, and its cell in the record of the unit', async () => {
    const row = cell();
    const { body } = await take([row]);
    const unit1 = await api.as('unit1');
    const { creditCode: code, name, address, street } = row;
    const draft = await unit1.post('/applications', {
      ...{ programmeYear: 2024, cellType: 'SCHOOL', unit: { name, address, street, creditCode: code } },
      contact: { name: '张明', phone: '13800000000', email: 'a@wufei.example' },
      form: { commitment: true },
    });
    expect((await unit1.act(draft.body.id, { type: 'submit' })).body.code).toBe('duplicateApplication');
    const office = await api.as('office');
    const { items } = (await office.get(`/units?q=${encodeURIComponent(name)}`)).body;
    expect(items).toMatchObject([{ name, cells: 1 }]);
    const found = (await office.get(`/units/${items[0].id}`)).body;
    expect(found.applications).toMatchObject([{ number: body.items[0].number, documentNumber: NAMING }]);
    expect((await office.get('/earlier')).body.items).toMatchObject([{ fileName: '补录.xlsx', rows: 1 }]);
  });

  it('is handed over to an account of its unit, by the office with a reason; another unit’s is refused', async () => {
    const row = cell({ cityResult: '认定', cityResultOn: '2024-09-02' });
    const { body } = await take([row]);
    const id = body.items[0].applicationId;
    const [office, heir] = [await api.as('office'), await api.as('unit2')];
    expect((await office.get(`/applications/${id}`)).body).toMatchObject({ account: null });
    expect((await heir.get(`/applications/${id}`)).status).toBe(404);
    const hand = (login: string, who = office) =>
      who.act(id, { type: 'handOver', login, reason: '单位已开通账号' });
    expect((await hand('nobody')).status).toBe(422);
    expect((await hand('nobody')).body).toMatchObject({
      code: 'unknownAccount',
      errors: [{ pointer: '/login' }],
    });
    await api.sql(`UPDATE app_user SET unit_name = '别的单位', unit_code = $1 WHERE login = 'unit2'`, [
      creditCode(9),
    ]);
    expect((await hand('unit2')).body).toMatchObject({
      code: 'accountOfOther',
      errors: [{ pointer: '/login' }],
    });
    await api.sql(`UPDATE app_user SET unit_code = $1 WHERE login = 'unit2'`, [row.creditCode]);
    expect((await hand('unit2', await api.as('jiaow'))).status).toBe(403);
    expect((await hand('unit2')).status).toBe(200);
    expect((await heir.get(`/applications/${id}`)).body).toMatchObject({ stage: 'settled', account: null });
    expect((await office.get(`/applications/${id}`)).body).toMatchObject({
      account: { login: 'unit2', isOpen: true },
    });
    expect((await hand('unit2')).body.code).toBe('accountUnchanged');
    const { items } = (await office.get(`/applications/${id}/events`)).body;
    expect(items.at(-1)).toMatchObject({
      type: 'handedOver',
      input: { reason: '单位已开通账号', login: 'unit2' },
    });
  });

  it('has its document corrected: number and day, the first ones stay on record, another year is refused', async () => {
    const { body } = await take([cell(), cell()]);
    const [one, other] = body.items.map(({ applicationId }: any) => applicationId);
    const office = await api.as('office');
    const correct = (id: string, documentNumber: string, date: string) =>
      office.act(id, { type: 'correctNaming', documentNumber, date, reason: '录入有误，以原件为准' });
    const namingOf = async (id: string, who = office) => (await who.get(`/applications/${id}`)).body.naming;
    expect(await namingOf(one)).toMatchObject({ issued: null, sameDocument: [other] });
    expect((await namingOf(one, await api.as('jiaow'))).sameDocument).toEqual([]);
    expect((await correct(one, '渝北无废办〔2024〕第3号', '2024-08-29')).status).toBe(422);
    expect((await correct(one, NAMING, '2023-12-29')).body.code).toBe('namedBeforeSubmission');
    expect((await correct(one, NAMING, '2024-08-31')).status).toBe(200);
    expect(await namingOf(one)).toMatchObject({
      date: '2024-08-31',
      issued: { documentNumber: NAMING, date: '2024-08-30' },
    });
    expect((await take([cell()])).body.facts.faults).toMatchObject([{ code: 'documentNumberTaken' }]);
    expect((await correct(other, NAMING, '2024-08-31')).status).toBe(200);
    expect((await take([cell({ namedOn: '2024-08-31' })])).status).toBe(200);
    const next = '渝北无废办〔2024〕30号';
    expect((await correct(other, next, '2024-08-31')).status).toBe(200);
    expect(await namingOf(other)).toMatchObject({ documentNumber: next, issued: { documentNumber: NAMING } });
    const rows = await api.sql(
      'SELECT document_number AS n, named_on::text AS d FROM cell WHERE application_id = ANY($1) ORDER BY length(document_number)',
      [[one, other]],
    );
    expect(rows).toEqual([
      { n: NAMING, d: '2024-08-31' },
      { n: next, d: '2024-08-31' },
    ]);
    const issued = await api.sql('SELECT number, dated::text FROM issued_document ORDER BY number');
    expect(issued).toContainEqual({ number: NAMING, dated: '2024-08-30' });
  });

  it('takes a scan of its document, and is marked in the ledger and in every list that goes out', async () => {
    const { body } = await take([cell({ cityResult: '认定', cityResultOn: '2024-09-02' })]);
    const { applicationId, number } = body.items[0];
    const office = await api.as('office');
    expect((await office.upload(applicationId, '命名文件.pdf', aPdf())).status).toBe(201);
    const { files, canAddFiles } = (await office.get(`/applications/${applicationId}`)).body;
    expect([files.map(({ name }: any) => name), canAddFiles]).toEqual([['命名文件.pdf'], true]);
    const { bytes } = await download(office, '/exports/programmes/2024/evidence.zip');
    const packed = partsOf(bytes)['命名文件扫描件/01-命名文件.pdf'];
    expect(packed).toBe(Buffer.from(aPdf()).toString());
    const { items } = (await office.get('/programmes/2024/ledger')).body;
    expect(items).toMatchObject([{ number, isRecorded: true }]);
    for (const path of ['/exports/programmes/2024/ledger?format=csv', '/exports/applications?format=csv']) {
      const text: string = (await office.get(path)).body;
      const lines = text.split('\r\n');
      const column = lines
        .find((line) => line.includes('是否补录'))!
        .split(',')
        .indexOf('是否补录');
      expect([path, lines.find((line) => line.includes(number))!.split(',')[column]]).toEqual([path, '是']);
    }
  });

  it('goes on in the system: the departments give their opinions on a paper case', async () => {
    const { body } = await take([paper()]);
    const { applicationId: id } = body.items[0];
    const jiaow = await api.as('jiaow');
    const jgsw = await api.as('jgsw');
    const opinion = (department: string) => ({
      type: 'giveOpinion',
      department,
      opinion: 'agree',
      text: '同意',
    });
    expect((await jiaow.act(id, opinion('JIAOW'))).status).toBe(200);
    expect((await jgsw.act(id, opinion('JGSW'))).body.stage).toBe('inspection');
  });
});
