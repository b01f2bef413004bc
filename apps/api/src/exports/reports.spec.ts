import { cityResultSheet, exportTable, type CityResultSheetRow } from '@app/exports';
import { Workbook } from 'exceljs';
import { zipSync } from 'fflate';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allOf, partsOf } from '../../../../test/support/exports/read-back';
import type { Client } from '../../../../test/support/client';
import { namedSchools } from '../../../../test/support/api/cases';
import { download, valuesIn } from '../../../../test/support/api/download';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { theYear } from '../../../../test/support/api/year';

const isThere = spawnSync('soffice', ['--version']).status === 0;
/** Says that it was skipped where the program is not installed. */
const inLibreOffice = isThere ? it : it.skip;
if (!isThere) console.warn('LibreOffice (soffice) is not installed: its test is skipped');

describe('a report to the city', () => {
  let api: RunningApi;
  let office: Client;
  let year: ReturnType<typeof theYear>;
  let numbers: string[];
  const reportId = randomUUID();
  const folder = mkdtempSync(join(tmpdir(), 'wufei-office-'));

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-20T09:00:00+08:00' });
    office = await api.as('office');
    year = theYear(api);
    numbers = await namedSchools(api, 3);
    await year.mustAct({ type: 'assembleReport', commandId: reportId, cells: numbers });
  }, 120_000);
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true });
  });

  const path = `/exports/programmes/2024/reports/${reportId}`;

  it('is no document before it has its number', async () => {
    const reply = await office.get(`${path}?format=docx`);
    expect([reply.status, reply.body.code]).toEqual([409, 'reportNotFixed']);
    expect((await office.get(`/exports/programmes/2024/reports/${randomUUID()}`)).status).toBe(404);
  });

  it('is then a document with the figures, and a sheet for the city to fill in', async () => {
    const documentNumber = '渝北无废办〔2024〕9号';
    await year.mustAct({ type: 'fixReport', reportId, documentNumber, date: '2024-09-20' });
    await year.mustAct({ type: 'sendReport', reportId });
    const { bytes, name } = await download(office, `${path}?format=docx`);
    expect(name).toBe('关于报送渝北区2024年度“无废城市细胞”创建情况的报告.docx');
    const text = partsOf(bytes)['word/document.xml']!.replace(/<[^>]+>/g, '');
    for (const part of [documentNumber, '市级任务指标 45 个', '本次上报3个', '一、无废学校', '代章']) {
      expect(text).toContain(part);
    }
    const values = await valuesIn((await download(office, path)).bytes);
    expect(values.slice(2, 5).map((row) => row[1])).toEqual(numbers);
  });

  inLibreOffice(
    'opens in LibreOffice, one of each kind, as it comes over the route',
    async () => {
      const converted = (name: string, bytes: Buffer, to: string, extension: string) => {
        writeFileSync(join(folder, name), bytes);
        const profile = `-env:UserInstallation=file://${folder}/profile`;
        const args = [profile, '--headless', '--convert-to', to, '--outdir', join(folder, 'out')];
        execFileSync('soffice', [...args, join(folder, name)], { stdio: 'ignore' });
        return readFileSync(join(folder, 'out', name.replace(/\w+$/, extension)), 'utf8');
      };
      const toCsv = 'csv:Text - txt - csv (StarCalc):44,34,76';
      const forms = {
        'cells.xlsx': ['/exports/programmes/2024/cells', '统一社会信用代码'],
        'progress.xlsx': ['/exports/programmes/2024/progress', '完成率'],
        'ledger.xlsx': ['/exports/programmes/2024/ledger', '当时基数'],
        'list.xlsx': ['/exports/applications', '申报编号'],
      } as const;
      for (const [name, [from, heading]] of Object.entries(forms)) {
        const text = converted(name, (await download(office, from)).bytes, toCsv, 'csv');
        expect(text).toContain(heading);
        expect(text.split('\n').length).toBeGreaterThan(5);
      }
      const documents = {
        'report.docx': [`${path}?format=docx`, '渝北无废办〔2024〕9号'],
        'notice.docx': ['/exports/programmes/2024/notice?format=docx', '公示期为'],
      } as const;
      for (const [name, [from, part]] of Object.entries(documents)) {
        const text = converted(name, (await download(office, from)).bytes, 'txt:Text', 'txt');
        expect(text).toContain(part);
      }
    },
    240_000,
  );

  describe('answered by a sheet that cannot be taken', () => {
    const row = (
      number: string,
      result: string | null,
      reason: string | null = null,
    ): CityResultSheetRow => ({
      ...{
        number,
        unit: '单位',
        cellType: '无废学校',
        documentNumber: '-',
        namedOn: '2024-09-10',
        result,
        reason,
      },
    });
    const sheet = (...rows: CityResultSheetRow[]) => allOf(exportTable('xlsx', cityResultSheet, rows, {}));
    const send = async (bytes: Uint8Array, preview: boolean) => {
      const query = preview ? 'preview=true' : `commandId=${randomUUID()}`;
      return office.uploadTo(`/programmes/2024/reports/${reportId}/results/import?${query}`, 'r.xlsx', bytes);
    };
    const withFormula = async () => {
      const ledger = new Workbook();
      await ledger.xlsx.load((await sheet(row(numbers[0]!, '认定'))) as unknown as ArrayBuffer);
      ledger.worksheets[0]!.getCell('G3').value = { formula: '1+1', result: 2 } as never;
      return Buffer.from(await ledger.xlsx.writeBuffer());
    };
    const bomb = () => zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(200e6) }, { level: 9 });

    it.each<[string, () => Promise<Uint8Array> | Uint8Array, [number | null, string][]]>([
      [
        'an unknown number',
        () => sheet(row(numbers[0]!, '认定'), row('YB-2024-SCHOOL-0999', '认定')),
        [[4, 'numberUnknown']],
      ],
      [
        'a doubled row',
        () => sheet(row(numbers[0]!, '认定'), row(numbers[0]!, '退回', '缺佐证')),
        [[4, 'rowDoubled']],
      ],
      ['another template', () => Buffer.from('\ufeff名称,金额\r\n甲,1\r\n'), [[null, 'otherTemplate']]],
      ['a formula', withFormula, [[3, 'formulaInRow']]],
      ['a zip bomb', bomb, [[null, 'zipTooLarge']]],
    ])('%s: named row by row, and nothing is changed', async (_, bytes, expected) => {
      const before = await year.everything();
      const file = await bytes();
      const shown = await send(file, true);
      expect(shown.status).toBe(200);
      const found = shown.body.faults.map(({ line, code }: { line: number | null; code: string }) => [
        line,
        code,
      ]);
      expect(found).toEqual(expected);
      expect(
        shown.body.faults.every(({ detail }: { detail: string }) => /\p{Script=Han}/u.test(detail)),
      ).toBe(true);
      const refused = await send(file, false);
      expect([refused.status, refused.body.code]).toEqual([422, 'sheetFaulty']);
      expect(await year.everything()).toEqual(before);
    });

    it('50 MB: refused while it comes in', async () => {
      const before = await year.everything();
      const reply = await send(new Uint8Array(50 * 1024 * 1024), false).catch(() => undefined);
      if (reply) expect([reply.status, reply.body.code]).toEqual([413, 'sheetTooLarge']);
      expect((await office.get('/me')).status).toBe(200);
      expect(await year.everything()).toEqual(before);
    });

    it('others are served while a bomb is read', async () => {
      const reading = Promise.all([send(bomb(), true), send(bomb(), true)]);
      expect((await office.get('/me')).status).toBe(200);
      expect((await reading).map(({ status }) => status)).toEqual([200, 200]);
    }, 300_000);
  });
});
