import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { cellSummary, type CellSummaryRow } from '../forms/cell-summary';
import { ledgerTable } from '../forms/ledger-table';
import { namingList } from '../forms/lists';
import { gaugeLines, progress, type ProgressRow } from '../forms/progress';
import { allOf, partsOf, sheetOf, valuesOf } from '../../../../test/support/exports/read-back';
import { exportTable, fileName, grouped } from './export-table';
import { plainText, safeText } from '../text/safe-text';
import { SERIAL, type TableForm } from './table';

const CELL: CellSummaryRow = {
  district: '渝北区',
  cellType: '无废学校',
  unit: '渝北区第一实验小学',
  creditCode: '125001120000000012',
  address: '双凤桥街道1号',
  contact: '张*',
  phone: '02367800001',
  leads: '区教委、区机关事务中心',
  submittedOn: '2024-09-02',
  selfScore: 91.5,
  inspectedOn: '2024-10-12',
  score: 88,
  outcome: '通过',
  notice: '2024-11-01至2024-11-07',
  documentNumber: '渝北无废办〔2024〕3号',
  namedOn: '2024-11-20',
  assessmentYear: 2024,
  carried: false,
  showcase: true,
  remarks: null,
};

const xlsx = async (rows: Iterable<CellSummaryRow>, content = {}) =>
  sheetOf(await allOf(exportTable('xlsx', cellSummary, rows, content)));
const csv = async (rows: Iterable<CellSummaryRow>) =>
  (await allOf(exportTable('csv', cellSummary, rows))).toString('utf8');

describe('a workbook', () => {
  it('has its title, a frozen heading, then the rows, then 说明', async () => {
    const sheet = await xlsx([CELL], { subject: '2024年度', notes: ['联系方式已隐去。'] });
    const rows = valuesOf(sheet);
    expect(sheet.name).toBe('细胞创建情况汇总表');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(rows[0]![0]).toBe('2024年度“无废城市细胞”创建情况汇总表');
    expect(rows[1]).toEqual(cellSummary.columns.map(({ heading }) => heading));
    expect(rows[1]).toHaveLength(21);
    expect(rows.slice(3).map(([first]) => first)).toEqual([
      '说明\uff1a1. 联系方式已隐去。',
      '2. 栏目为设定\uff0c市级表式下发后以市级表式为准。',
    ]);
  });

  it('keeps codes and phones as text, dates as dates, numbers as numbers', async () => {
    const [, , row] = valuesOf(await xlsx([CELL]));
    expect(row).toEqual([
      1,
      ...[
        '渝北区',
        '无废学校',
        '渝北区第一实验小学',
        '125001120000000012',
        '双凤桥街道1号',
        '张*',
        '02367800001',
      ],
      ...[
        '区教委、区机关事务中心',
        new Date('2024-09-02T00:00:00Z'),
        91.5,
        new Date('2024-10-12T00:00:00Z'),
        88,
      ],
      ...['通过', '2024-11-01至2024-11-07', '渝北无废办〔2024〕3号', new Date('2024-11-20T00:00:00Z'), 2024],
      ...['否', '是', null],
    ]);
  });

  it('formats them so: a long number stays a text, a date is shown as one', async () => {
    const row = (await xlsx([CELL])).getRow(3);
    expect(row.getCell(5)).toMatchObject({ type: 3, numFmt: '@' }); // 3: a text
    expect(row.getCell(10).numFmt).toBe('yyyy-mm-dd');
    expect(row.getCell(11).numFmt).toBe('0.0');
  });

  it('adds up what the form says, also in tenths, under 合计', async () => {
    const row: ProgressRow = {
      ...{ cellType: '无废学校', leads: '区教委', target: 5, comparison: '≥', submitted: 9, reviewed: 8 },
      ...{
        inspected: 7,
        inPublicNoticeOf: 1,
        named: 6,
        recognised: 4,
        share: 1.2,
        problems: null,
        nextSteps: null,
      },
    };
    const lines = gaugeLines([{ name: '市级任务指标', target: 45, completed: 46, gap: 0, surplus: 1 }]);
    const bytes = await allOf(exportTable('xlsx', progress, [row, row], { above: lines }));
    const sheet = await sheetOf(bytes);
    const rows = valuesOf(sheet);
    expect(rows[1]![0]).toBe('市级任务指标 45 个\uff1a计入 46 个\uff0c缺 0 个\uff0c超出 1 个');
    expect(sheet.views[0]).toMatchObject({ ySplit: 3 });
    expect(rows[5]!.slice(0, 11)).toEqual(['合计', null, null, 10, null, 18, 16, 14, 2, 12, 8]);
    expect(sheet.getRow(4).getCell(12)).toMatchObject({ value: 1.2, numFmt: '0.0%' });
  });

  it('shows moments in Asia/Shanghai', async () => {
    const entry = {
      ...{ number: 'YB-2024-X-0001', cellType: '无废学校', unit: '某校', assessmentYear: 2024, delta: 1 },
      ...{
        reason: '计入',
        rulesVersion: '2024.1',
        baseline: 45,
        by: '张三',
        commandId: 'c',
        isRecorded: false,
      },
      at: Date.parse('2024-12-31T23:59:59+08:00'),
    };
    const [, , row] = valuesOf(await sheetOf(await allOf(exportTable('xlsx', ledgerTable, [entry]))));
    expect(row![10]).toEqual(new Date('2024-12-31T23:59:59Z'));
    const text = (await allOf(exportTable('csv', ledgerTable, [entry]))).toString('utf8');
    expect(text).toContain(',2024-12-31 23:59:59,');
  });

  it('opens each group with its count', async () => {
    const listed = (unit: string, cellType: string) => ({
      ...{
        unit,
        cellType,
        number: `n-${unit}`,
        address: '',
        leads: '',
        documentNumber: '',
        namedOn: '2024-11-20',
      },
    });
    const rows = [listed('甲校', '无废学校'), listed('甲院', '无废医院'), listed('乙校', '无废学校')];
    const sheet = valuesOf(
      await sheetOf(
        await allOf(
          exportTable(
            'xlsx',
            namingList,
            grouped(rows, (row) => row.cellType),
          ),
        ),
      ),
    );
    expect(
      sheet
        .slice(2, 7)
        .map(([first, second]) => (first === second ? first : `${String(first)} ${String(second)}`)),
    ).toEqual(['无废学校\uff082个\uff09', '1 甲校', '2 乙校', '无废医院\uff081个\uff09', '3 甲院']);
    expect(sheet.at(-1)![0]).toBe('说明\uff1a同一类型内排名不分先后。');
  });

  it('without rows is still a form', async () => {
    expect(valuesOf(await xlsx([]))).toHaveLength(3);
  });

  it('is the same table, name and all, for any district', () => {
    expect(fileName(cellSummary, { subject: '2024年度' }, 'xlsx')).toBe('2024年度细胞创建情况汇总表.xlsx');
    expect(fileName({ name: 'a/b\r\n"c"' }, {}, 'csv')).toBe('a_b___c_.csv');
  });
});

describe('a text that a spreadsheet would take for a formula', () => {
  const hostile = [
    '=HYPERLINK("http://evil.example","点击")',
    '+86 13800000000',
    '-1+1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\u0000=1+1',
    '  =cmd|calc',
    '=1+1',
    '+1',
  ];

  it.each(hostile)('stays a text in both formats: %j', async (unit) => {
    const bytes = await allOf(exportTable('xlsx', cellSummary, [{ ...CELL, unit }]));
    const value = (await sheetOf(bytes)).getRow(3).getCell(4);
    expect(value.type).toBe(3);
    expect(String(value.value).startsWith("'")).toBe(true);
    expect(partsOf(bytes)['xl/worksheets/sheet1.xml']).not.toContain('<f>');
    const [, line] = (await csv([{ ...CELL, unit }])).split('\r\n');
    expect(line).toMatch(/^1,渝北区,无废学校,"?'/);
  });

  it('can be told from one that was written so', () => {
    for (const text of hostile.filter((one) => !one.includes('\u0000')))
      expect(plainText(safeText(text))).toBe(text);
    expect(plainText("'quoted'")).toBe("'quoted'");
  });

  it('is caught whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }),
        async (units) => {
          const bytes = await allOf(
            exportTable(
              'xlsx',
              cellSummary,
              units.map((unit) => ({ ...CELL, unit })),
            ),
          );
          const sheet = await sheetOf(bytes);
          units.forEach((unit, i) => {
            const { value } = sheet.getRow(3 + i).getCell(4);
            expect(typeof value === 'object' && value !== null).toBe(false);
            if (typeof value === 'string') expect(value).not.toMatch(/^[\s]*[=+\-@]/);
            if (unit !== '') expect(value).not.toBeNull();
          });
        },
      ),
      { numRuns: 60 },
    );
  }, 180_000); // sixty workbooks on a busy machine

  it('is cut where a cell ends', () => {
    const long = safeText(`${'字'.repeat(32_000)}${'😀'.repeat(800)}`);
    expect(long.length).toBeLessThanOrEqual(32_767);
    expect(long).toMatch(/…（已截断）$/);
    expect(Buffer.from(long, 'utf8').toString('utf8')).toBe(long);
  });
});

describe('a CSV file', () => {
  it('begins with a BOM and quotes what needs it', async () => {
    const text = await csv([{ ...CELL, unit: '甲,"乙"\n丙' }]);
    expect(text.startsWith('\ufeff序号,区县,细胞类型,单位名称,')).toBe(true);
    expect(text).toContain('"甲,""乙""\n丙"');
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text).toContain(',2024-09-02,91.5,2024-10-12,88,');
  });
});

describe('a large table', () => {
  const plain: TableForm<{ text: string }> = {
    ...{ name: '大表', title: '大表', notes: [] },
    columns: [SERIAL, { key: 'text', heading: '内容', kind: 'text', width: 20 }],
  };

  it.each(['xlsx', 'csv'] as const)('is read no faster than it is taken: %s', async (format) => {
    let pulled = 0;
    function* endless() {
      for (;;) {
        pulled += 1;
        yield { text: `${pulled} ${Math.sin(pulled)}` };
      }
    }
    const stream = exportTable(format, plain, endless());
    for (let before = -1; before !== pulled;) {
      before = pulled;
      await wait(500);
    }
    expect(pulled).toBeLessThan(20_000);
    stream.destroy();
  });

  it('tells how far it is', async () => {
    const seen: number[] = [];
    const rows = Array.from({ length: 1700 }, (_, i) => ({ text: `${i}` }));
    await allOf(exportTable('xlsx', plain, rows, { onProgress: (count) => seen.push(count) }));
    expect(seen).toEqual([500, 1000, 1500, 1700]);
  });

  it.each(['xlsx', 'csv'] as const)('ends with the fault of its rows: %s', async (format) => {
    function* broken() {
      yield { text: 'a' };
      throw new Error('the database went away');
    }
    await expect(allOf(exportTable(format, plain, broken()))).rejects.toThrow('the database went away');
  });
});
