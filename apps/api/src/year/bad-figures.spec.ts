import { cityResultSheet, exportTable } from '@app/exports';
import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import { namedSchools } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { theYear } from '../../../../test/support/api/year';

const REASON = '经研究决定';
const UNNAMED = 'YB-2024-SCHOOL-0007';

/**
 * Six schools over a baseline of 3: one carried, one revoked, two reported; whatever is wrong is refused under its code,
 * and every row of the year's record is as it was.
 */
describe('what a year does not take', () => {
  let api: RunningApi;
  let year: ReturnType<typeof theYear>;
  let carried: string;
  let revoked: string;
  let reported: string[];
  let plain: string[];
  let reportId: string;

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-09T09:00:00+08:00' });
    year = theYear(api);
    const numbers = await namedSchools(api, 6);
    await year.mustAct({ type: 'setBaseline', value: 3, source: '市', dated: '2024-09-01' });
    [carried, revoked] = numbers as [string, string];
    reported = numbers.slice(2, 4);
    plain = numbers.slice(4);
    const { hash } = await year.get('/carry-over');
    await year.mustAct({ type: 'confirmCarryOver', hash, cells: [carried], reason: REASON });
    await year.correct({ type: 'revocation', cell: revoked }, '弄虚作假');
    ({ reportId } = await year.mustAct({ type: 'assembleReport', cells: reported }));
    const document = { documentNumber: '渝北无废办〔2024〕9号', date: '2024-09-09' };
    await year.mustAct({ type: 'fixReport', reportId, ...document });
    await year.mustAct({ type: 'sendReport', reportId });
  }, 120_000);
  afterAll(() => api.stop());

  /** The codes of a refusal: its own, then those of what it names. */
  const codesOf = ({ body }: { body: any }) => [
    body.code,
    ...(body.facts?.faults ?? []).map(({ code }: { code: string }) => code),
  ];

  async function unchanged<T>(attempt: () => Promise<T>): Promise<T> {
    const before = await year.everything();
    const reply = await attempt();
    expect(await year.everything()).toEqual(before);
    return reply;
  }

  const carry = async (cells: string[], changes: Record<string, unknown> = {}) => {
    const { hash } = await year.get('/carry-over');
    return unchanged(() => year.act({ type: 'confirmCarryOver', hash, cells, reason: REASON, ...changes }));
  };

  it.each<[string, () => string[], string[]]>([
    ['an unnamed cell', () => [UNNAMED], ['carryOverRefused', 'cellNotNamed']],
    ['a revoked cell', () => [revoked], ['carryOverRefused', 'cellRevoked']],
    ['a cell that counts in 2025 already', () => [carried], ['carryOverRefused', 'cellAlreadyCarried']],
  ])('carrying %s', async (_, cells, codes) => {
    expect(codesOf(await carry(cells()))).toEqual(codes);
  });

  it('carrying on a proposal that is out of date, or more than the surplus', async () => {
    expect(codesOf(await carry([plain[0]!], { hash: '0'.repeat(64) }))).toEqual(['proposalStale']);
    expect(codesOf(await carry(plain))).toEqual(['surplusExceeded']);
  });

  it('carrying while the year is below its baseline', async () => {
    await year.mustAct({ type: 'setBaseline', value: 5, source: '市', dated: '2024-09-02' });
    const reply = await carry([plain[0]!]);
    expect(reply).toMatchObject({ status: 409, body: { code: 'belowBaseline' } });
    expect(reply.body.detail).toContain('尚未达到基数 5 个');
  });

  it.each([
    [{ value: 0 }, 'baselineInvalid'],
    [{ value: -1 }, 'baselineInvalid'],
    [{ value: 45.5 }, 'baselineInvalid'],
    [{ value: 1e9 }, 'baselineInvalid'],
    [{ value: '45' }, 'invalidContent'],
    [{ source: ' ' }, 'baselineSourceMissing'],
    [{ dated: '2024-13-01' }, 'baselineDateInvalid'],
  ])('a baseline %j', async (wrong, code) => {
    const change = { type: 'setBaseline', value: 46, source: '市', dated: '2024-09-01', ...wrong };
    const reply = await unchanged(() => year.act(change));
    expect(reply).toMatchObject({ status: 422, body: { code } });
    expect(reply.body.detail).toMatch(/[一-鿿]/);
  });

  it.each<[string, () => string[], string[]]>([
    ['an unnamed cell', () => [UNNAMED], ['cellNotNamed']],
    ['a cell of another year', () => [carried], ['cellOfAnotherYear']],
    ['a revoked cell', () => [revoked], ['cellRevoked']],
    ['a reported cell', () => [reported[0]!], ['cellReported']],
    ['one bad cell among good ones', () => [plain[0]!, UNNAMED], ['cellNotNamed']],
  ])('a report with %s', async (_, cells, codes) => {
    const reply = await unchanged(() => year.act({ type: 'assembleReport', cells: cells() }));
    expect(reply.status).toBe(422);
    expect(codesOf(reply)).toEqual(['reportRefused', ...codes]);
  });

  /** Sent to be entered, not to be looked at. */
  const enter = async (bytes: Uint8Array, name = '结果.xlsx') => {
    const path = `/programmes/2024/reports/${reportId}/results/import?commandId=${randomUUID()}`;
    return (await api.as('office')).uploadTo(path, name, bytes);
  };
  const csv = (...rows: string[]) => Buffer.from(['申报编号,市级结果,理由', ...rows].join('\n'));

  async function workbook(): Promise<Uint8Array> {
    const facts = { unit: '某校', cellType: '无废学校', documentNumber: '渝北无废办〔2024〕3号' };
    const rows = reported.map((number) => {
      return { ...facts, number, namedOn: '2024-09-06', result: '认定', reason: null };
    });
    const pieces: Uint8Array[] = [];
    for await (const piece of exportTable('xlsx', cityResultSheet, rows)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async function withFormula(): Promise<Uint8Array> {
    const ledger = new ExcelJS.Workbook();
    await ledger.xlsx.load((await workbook()) as never);
    const sheet = ledger.worksheets[0]!;
    const row = sheet
      .getRows(1, sheet.rowCount)!
      .find((one) => JSON.stringify(one.values).includes(reported[0]!))!;
    row.getCell(7).value = { formula: 'IF(A1>0,"认定","退回")', result: '认定' };
    return new Uint8Array(await ledger.xlsx.writeBuffer());
  }

  /** A true workbook whose sheet unpacks to far more than it weighs. */
  async function bomb(): Promise<Uint8Array> {
    const files = unzipSync(await workbook());
    const name = Object.keys(files).find((path) => path.includes('worksheets/sheet'))!;
    const zeros = new Uint8Array(80 * 1024 * 1024);
    return zipSync({ ...files, [name]: [zeros, { level: 9 }] } as never);
  }

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['an unknown number', () => csv(`${UNNAMED},认定,`), 'numberUnknown'],
    ['a doubled row', () => csv(`${reported[0]},认定,`, `${reported[0]},不认定,`), 'rowDoubled'],
    ['another template', () => Buffer.from('序号,名称\n1,某校'), 'otherTemplate'],
    ['a formula', withFormula, 'formulaInRow'],
    ['a zip bomb', bomb, 'zipTooLarge'],
  ])('an import with %s', async (_, bytes, code) => {
    const reply = await unchanged(async () => enter(await bytes()));
    expect(reply).toMatchObject({ status: 422, body: { code: 'sheetFaulty' } });
    expect(codesOf(reply)).toContain(code);
    for (const { detail } of reply.body.facts.faults) expect(detail).toMatch(/[一-鿿]/);
  });

  it('an import of 50 MB', async () => {
    const reply = await unchanged(() => enter(Buffer.alloc(50 * 1024 * 1024, 'a')));
    expect(reply).toMatchObject({ status: 413, body: { code: 'sheetTooLarge' } });
  });
});
