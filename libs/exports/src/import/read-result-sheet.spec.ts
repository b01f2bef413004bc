import { deflateRawSync } from 'node:zlib';
import { Workbook } from 'exceljs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { cityResultSheet, type CityResultSheetRow } from '../forms/city-result-sheet';
import { exportTable } from '../table/export-table';
import { allOf } from '../../../../test/support/exports/read-back';
import { readResultSheet } from './read-result-sheet';
import { SHEET_LIMITS } from './sheet';

const cell = (
  serial: number,
  result: string | null = null,
  reason: string | null = null,
): CityResultSheetRow => ({
  number: `YB-2024-X_TYPE-${String(serial).padStart(4, '0')}`,
  unit: `单位${serial}`,
  cellType: '无废学校',
  documentNumber: '渝北无废办〔2024〕3号',
  namedOn: '2024-11-20',
  result,
  reason,
});
const number = (serial: number) => cell(serial).number;
const sheet = (rows: CityResultSheetRow[], format: 'xlsx' | 'csv' = 'xlsx') =>
  allOf(exportTable(format, cityResultSheet, rows, { subject: '2024年度' }));
const csv = (...lines: string[]) =>
  Buffer.from(['序号,申报编号,单位名称,市级结果,理由', ...lines].join('\r\n'));
const codes = (bytes: Uint8Array) => readResultSheet(bytes).faults.map(({ line, code }) => [line, code]);

/** The sheet after someone worked on it. */
async function edited(bytes: Buffer, edit: (ledger: Workbook) => void): Promise<Buffer> {
  const ledger = new Workbook();
  await ledger.xlsx.load(bytes as unknown as ArrayBuffer);
  edit(ledger);
  return Buffer.from(await ledger.xlsx.writeBuffer());
}

/** A zip whose one large part inflates far beyond what it weighs. */
function bomb(size: number, declared = size): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size, '<a>'), { level: 9 });
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(declared, 22);
  head.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(declared, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(head.length + name.length + packed.length, 16);
  return Buffer.concat([head, name, packed, central, name, end]);
}

describe('the sheet that the city filled in', () => {
  it.each(['xlsx', 'csv'] as const)('comes back as it went out, with results: %s', async (format) => {
    const rows = [cell(1, '认定'), cell(2, '退回', '缺佐证'), cell(3, '不认定', '-未达标'), cell(4)];
    const { rows: read, faults } = readResultSheet(await sheet(rows, format));
    expect(faults).toEqual([]);
    expect(read.map(({ line: _, ...row }) => row)).toEqual([
      { number: number(1), result: 'recognised' },
      { number: number(2), result: 'returned', reason: '缺佐证' },
      { number: number(3), result: 'notRecognised', reason: '-未达标' },
    ]);
    expect(read[0]!.line).toBe(format === 'xlsx' ? 3 : 2);
  });

  it('may be saved again by another program: shared texts, moved columns', async () => {
    const bytes = await edited(await sheet([cell(1)]), (ledger) => {
      const page = ledger.worksheets[0]!;
      page.getRow(3).getCell(7).value = { richText: [{ text: '认' }, { text: '定' }] };
      page.spliceColumns(3, 1);
    });
    expect(readResultSheet(bytes).rows).toEqual([{ line: 3, number: number(1), result: 'recognised' }]);
  });

  it('may be a CSV file as Excel saves it in China, or with tabs or semicolons', () => {
    const gbk = Buffer.from([0xc9, 0xea, 0xb1, 0xa8, 0xb1, 0xe0, 0xba, 0xc5]); // 申报编号
    const rest = [0xca, 0xd0, 0xbc, 0xb6, 0xbd, 0xe1, 0xb9, 0xfb]; // 市级结果
    const reason = [0xc0, 0xed, 0xd3, 0xc9]; // 理由
    const approved = [0xc8, 0xcf, 0xb6, 0xa8]; // 认定
    const comma = Buffer.from(',');
    const bytes = Buffer.concat([
      ...[gbk, comma, Buffer.from(rest), comma, Buffer.from(reason), Buffer.from('\r\n')],
      ...[Buffer.from(`${number(1)},`), Buffer.from(approved), Buffer.from(',\r\n')],
    ]);
    expect(readResultSheet(bytes)).toEqual({
      rows: [{ line: 2, number: number(1), result: 'recognised' }],
      faults: [],
      hidden: [],
    });
    for (const separator of ['\t', ';']) {
      const text = csv(`1,${number(1)},甲,认定,`)
        .toString()
        .replaceAll(',', separator);
      expect(readResultSheet(Buffer.from(text)).rows).toHaveLength(1);
    }
  });

  it('takes what people write for it: full width, small letters, other words', () => {
    const wide = number(1).replace(/[A-Z0-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    const { rows } = readResultSheet(
      csv(`1,${wide},甲,予以认定,`, `2,${number(2).toLowerCase()},乙, 不予认定 ,`),
    );
    expect(rows).toEqual([
      { line: 2, number: number(1), result: 'recognised' },
      { line: 3, number: number(2), result: 'notRecognised' },
    ]);
  });

  it('keeps the line of a row after a field of several lines', () => {
    expect(codes(csv(`1,${number(1)},"甲\r\n乙",认定,`, `2,${number(2)},丙,好,`))).toEqual([
      [4, 'resultUnknown'],
    ]);
  });
});

describe('a row that cannot be read', () => {
  it('is named with its line, and the others are read', () => {
    const bytes = csv(
      `1,${number(1)},甲,认定,`,
      `2,${number(2)},乙,通过了,`,
      `3,,丙,认定,`,
      `4,2024-7,丁,认定,`,
      `5,${number(1)},甲,退回,缺`,
      `6,${number(6)},己,=认定,`,
      `7,${number(7)},庚,认定,${'长'.repeat(2001)}`,
    );
    const { rows, faults } = readResultSheet(bytes);
    expect(rows).toHaveLength(1);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [3, 'resultUnknown'],
      [4, 'numberMissing'],
      [5, 'numberInvalid'],
      [6, 'rowDoubled'],
      [7, 'formulaInRow'],
      [8, 'reasonTooLong'],
    ]);
    expect(faults[3]!.detail).toBe('与第 2 行重复。');
    expect(faults[0]!.detail).toBe('市级结果“通过了”不可识别，应为“认定”“退回”“不认定”。');
  });

  it('is one with a formula where it matters; a running number may be one', async () => {
    const bytes = await edited(await sheet([cell(1, '认定'), cell(2, '认定')]), (ledger) => {
      for (const row of [3, 4])
        ledger.worksheets[0]!.getRow(row).getCell(1).value = { formula: 'ROW()-2', result: row - 2 };
      ledger.worksheets[0]!.getRow(4).getCell(7).value = { formula: 'G3', result: '认定' };
    });
    expect(readResultSheet(bytes)).toMatchObject({
      rows: [{ number: number(1) }],
      faults: [{ line: 4, code: 'formulaInRow', detail: '“市级结果”是公式，请改为文字后再导入。' }],
    });
  });
});

describe('a file that is no such sheet', () => {
  const zip = (parts: Record<string, string>) =>
    Buffer.from(
      zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)]))),
    );
  const workbook = (xml: string) =>
    zip({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': xml,
    });

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['empty', () => Buffer.alloc(0), 'sheetEmpty'],
    ['of 50 MB', () => Buffer.alloc(50 * 1024 * 1024, 'a,'), 'sheetTooLarge'],
    ['another template', () => Buffer.from('姓名,电话\r\n张三,1'), 'otherTemplate'],
    [
      'another workbook',
      async () => edited(await sheet([cell(1)]), (ledger) => ledger.worksheets[0]!.spliceRows(2, 1)),
      'otherTemplate',
    ],
    ['not filled in', () => sheet([cell(1), cell(2)]), 'nothingFilledIn'],
    ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'sheetOldFormat'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), 'sheetBroken'],
    ['cut off', async () => (await sheet([cell(1, '认定')])).subarray(0, 1000), 'zipBroken'],
    ['a zip of something else', () => zip({ 'a.txt': 'x' }), 'sheetBroken'],
    ['a zip bomb', () => bomb(60 * 1024 * 1024), 'zipTooLarge'],
    ['a zip bomb that declares little', () => bomb(60 * 1024 * 1024, 100), 'zipTooLarge'],
    [
      'a zip of many parts',
      () => zip(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`xl/${i}.xml`, '']))),
      'zipTooLarge',
    ],
    [
      'full of entities',
      () => workbook('<!DOCTYPE a [<!ENTITY b "cc">]><worksheet>&b;</worksheet>'),
      'sheetBroken',
    ],
    ['broken inside', () => workbook('<worksheet><row'), 'sheetBroken'],
    [
      'endlessly long',
      () =>
        workbook(`<worksheet>${'<row><c><v>1</v></c></row>'.repeat(SHEET_LIMITS.rows + 100)}</worksheet>`),
      'sheetTooLarge',
    ],
    ['endlessly wide', () => Buffer.from(','.repeat(5000)), 'sheetTooLarge'],
    ['with an open quote', () => Buffer.from('"申报编号,'), 'sheetBroken'],
  ])('%s: one fault, no rows', async (_, make, code) => {
    const { rows, faults } = readResultSheet(await make());
    expect(rows).toEqual([]);
    expect(faults).toEqual([{ code, detail: expect.stringMatching(/[\u4e00-\u9fff].*。$/) as string }]);
  });

  it('encrypted: says so', async () => {
    const bytes = Buffer.from(await sheet([cell(1, '认定')]));
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 1)) {
      bytes.writeUInt16LE(1, at + 8);
    }
    expect(readResultSheet(bytes).faults).toMatchObject([{ code: 'zipEncrypted' }]);
  });

  it('never makes it throw, whatever was done to it', async () => {
    const whole = await sheet([cell(1, '认定'), cell(2, '退回', '缺')]);
    const damaged = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
      .map((changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(
        fc.oneof(
          damaged,
          fc.uint8Array({ maxLength: 400 }),
          fc.string().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          const { rows, faults } = readResultSheet(bytes);
          expect(rows.length + faults.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
