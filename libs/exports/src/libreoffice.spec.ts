import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namingDocument } from './documents/naming-document';
import { renderDocument } from './documents/render-document';
import { cityResultSheet } from './forms/city-result-sheet';
import { readResultSheet } from './import/read-result-sheet';
import { exportTable } from './table/export-table';
import { allOf } from '../../../test/support/exports/read-back';

const isThere = spawnSync('soffice', ['--version']).status === 0;
/** Says that it was skipped where the program is not installed. */
const inLibreOffice = isThere ? it : it.skip;

const folder = mkdtempSync(join(tmpdir(), 'wufei-office-'));
afterAll(() => rmSync(folder, { recursive: true }));

function converted(name: string, bytes: Buffer, to: string): Buffer {
  writeFileSync(join(folder, name), bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync(
    'soffice',
    [profile, '--headless', '--convert-to', to, '--outdir', join(folder, 'out'), join(folder, name)],
    {
      stdio: 'ignore',
    },
  );
  return readFileSync(join(folder, 'out', name.replace(/\.\w+$/, `.${to.split(':')[0]}`)));
}

describe('LibreOffice', () => {
  const row = {
    number: 'YB-2024-X-0001',
    unit: '=HYPERLINK("http://evil.example")',
    cellType: '无废学校',
    documentNumber: '渝北无废办〔2024〕3号',
    namedOn: '2024-11-20',
    result: '退回',
    reason: '缺佐证',
  };

  inLibreOffice(
    'opens a workbook: texts as texts, dates as dates, and saves it so that it can be read again',
    async () => {
      const bytes = await allOf(exportTable('xlsx', cityResultSheet, [row], { subject: '2024年度' }));
      const csv = converted('sheet.xlsx', bytes, 'csv:Text - txt - csv (StarCalc):44,34,76').toString('utf8');
      const lines = csv.split('\n');
      expect(lines[0]).toContain('2024年度“无废城市细胞”市级认定结果表');
      expect(lines[1]).toBe('序号,申报编号,单位名称,细胞类型,命名文号,命名日期,市级结果,理由');
      expect(lines[2]).toBe(
        `1,YB-2024-X-0001,"'=HYPERLINK(""http://evil.example"")",无废学校,渝北无废办〔2024〕3号,2024-11-20,退回,缺佐证`,
      );
      const saved = converted('again.xlsx', bytes, 'xlsx');
      expect(readResultSheet(saved)).toEqual({
        rows: [{ line: 3, number: row.number, result: 'returned', reason: '缺佐证' }],
        faults: [],
        hidden: [],
        sheet: cityResultSheet.name,
      });
    },
    120_000,
  );

  inLibreOffice(
    'opens a document',
    async () => {
      const names = {
        district: '渝北区',
        name: '区无废办',
        fullName: '渝北区领导小组办公室',
        cityOffice: '市无废办',
      };
      const document = namingDocument({
        ...{
          office: names,
          year: 2024,
          documentNumber: '渝北无废办〔2024〕3号',
          to: '各单位',
          date: '2024-08-28',
        },
        ...{ units: [{ cellType: '无废学校', unit: '甲校' }], typeOrder: [] },
      });
      const text = converted('naming.docx', await renderDocument(document), 'txt:Text').toString('utf8');
      expect(text).toContain('关于命名渝北区2024年度“无废城市细胞”的通知');
      expect(text).toContain('1. 甲校');
      expect(text).toContain('2024年8月28日');
    },
    120_000,
  );
});
