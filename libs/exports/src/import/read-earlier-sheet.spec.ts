import { Workbook } from 'exceljs';
import { EARLIER_KINDS, earlierSheet, type EarlierSheetRow } from '../forms/earlier-sheet';
import { exportTable } from '../table/export-table';
import { allOf } from '../../../../test/support/exports/read-back';
import { EARLIER_ROWS, readEarlierSheet } from './read-earlier-sheet';

const EMPTY = Object.fromEntries(
  earlierSheet.columns.filter(({ key }) => key !== 'serial').map(({ key }) => [key, '']),
) as unknown as EarlierSheetRow;
const ROW: EarlierSheetRow = {
  ...EMPTY,
  kind: EARLIER_KINDS.cell,
  year: '2023',
  cellType: '无废学校',
  name: '甲（实验）小学',
  documentNumber: '渝北无废办〔2023〕7号',
  namedOn: '2023-11-20',
};
const csv = (...lines: string[]) =>
  Buffer.from(['类别,年度,细胞类型,单位名称,命名日期', ...lines].join('\n'));

describe('补录表', () => {
  it.each(['xlsx', 'csv'] as const)('comes back as it went out: %s', async (format) => {
    const { rows, faults } = readEarlierSheet(await allOf(exportTable(format, earlierSheet, [ROW], {})));
    expect(faults).toEqual([]);
    expect(rows.map(({ values }) => values)).toEqual([ROW]);
  });

  it('goes out empty, and says so when it comes back empty', async () => {
    const empty = await allOf(exportTable('xlsx', earlierSheet, [], {}));
    expect(readEarlierSheet(empty)).toMatchObject({ rows: [], faults: [{ code: 'nothingFilledIn' }] });
  });

  it('takes dates as people and workbooks write them', async () => {
    const dates = ['2023/1/5', '2023.01.05', '2023年1月5日', '20230105', '２０２３-1-5'];
    const { rows } = readEarlierSheet(csv(...dates.map((date) => `已命名,2023,学校,甲,${date}`)));
    expect(rows.map(({ values }) => values.namedOn)).toEqual(dates.map(() => '2023-01-05'));
    const workbook = new Workbook();
    const page = workbook.addWorksheet();
    page.addRow(['类别', '年度', '细胞类型', '单位名称', '命名日期']);
    page.addRow(['已命名', 2023, '学校', '甲', new Date(Date.UTC(2023, 0, 5))]);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    expect(readEarlierSheet(bytes).rows[0]!.values).toMatchObject({ year: '2023', namedOn: '2023-01-05' });
  });

  it('keeps what it does not understand, to be named at its place', () => {
    expect(readEarlierSheet(csv('已命名,2023,学校,甲,去年底')).rows[0]!.values.namedOn).toBe('去年底');
  });

  it('names a formula by its line, another form and too many rows as a whole', () => {
    expect(readEarlierSheet(csv('已命名,2023,学校,=A1,2023-01-05')).faults).toMatchObject([
      { line: 2, column: '单位名称', code: 'formulaInRow' },
    ]);
    expect(readEarlierSheet(Buffer.from('姓名,电话\n甲,1')).faults).toMatchObject([
      { code: 'otherTemplate' },
    ]);
    const many = Array.from({ length: EARLIER_ROWS + 1 }, (_, i) => `已命名,2023,学校,单位${i},2023-01-05`);
    expect(readEarlierSheet(csv(...many))).toMatchObject({ rows: [], faults: [{ code: 'sheetTooLarge' }] });
  });
});
