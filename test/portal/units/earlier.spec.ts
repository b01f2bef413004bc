import { setTimeout as rest } from 'node:timers/promises';
import { EARLIER_KINDS, earlierSheet, type EarlierSheetRow, exportTable } from '@app/exports';
import { creditCode } from '../../support/drive';
import { allOf } from '../../support/exports/read-back';
import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../../support/portal/browser';
import { sharedPortal } from '../../support/portal/portal';

const PATIENCE = 240_000;

const row = (serial: number, more: Partial<EarlierSheetRow>) =>
  ({
    ...{ kind: EARLIER_KINDS.cell, year: '2024', cellType: '无废学校', name: `铜锣山第${serial}小学` },
    ...{ creditCode: creditCode(940_000 + serial), address: '铜锣山路 1 号', street: '石船镇' },
    ...{ contact: '李雷', phone: '13800000000', email: 'li@example.cn' },
    ...{ documentNumber: '渝北无废办〔2024〕90号', namedOn: '2024-08-27' },
    ...more,
  }) as EarlierSheetRow;

describeInBrowser('补录 in the browser', () => {
  const portal = sharedPortal(PATIENCE);
  const sheet = async (name: string, rows: EarlierSheetRow[]) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: await allOf(exportTable('xlsx', earlierSheet, rows, {})),
  });

  it.each([
    ['at the desk', DESK],
    ['on a phone', PHONE],
  ])(
    '%s: the preview names each fault at its place, and the page has no serious finding of axe',
    async (_, viewport) => {
      const { page, faults, close } = await portal.visitors.open('office', viewport, '/earlier');
      await page.locator('h1').first().waitFor();
      const bad = row(1, { year: '1999', namedOn: '去年底' });
      await page.locator('input[type=file]').setInputFiles(await sheet('错.xlsx', [row(2, {}), bad]));
      await page.getByText('第 4 行“年度” 1999 年度尚未在系统中建立').waitFor();
      await page.getByText('第 4 行“命名日期” “去年底”不是日期').waitFor();
      await page.getByText('可以补录 1 行').waitFor();
      expect(await page.getByRole('button', { name: /^导\s*入$/ }).isDisabled()).toBe(true);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'a sheet is previewed, imported, listed, and refused when it comes a second time',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/cells');
      await page.getByRole('link', { name: /补\s*录/ }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '下载补录表' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/补录表.*\.xlsx$/);
      const file = await sheet('往年.xlsx', [
        row(3, { cityResult: '认定', cityResultOn: '2024-08-28' }),
        row(4, {}),
      ]);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: '导入 2 行' }).click();
      await page
        .getByText(/office|区无废办/)
        .first()
        .waitFor();
      await page.getByText('补录 2 行（往年.xlsx）').waitFor();
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByText('第 3 行“单位名称” 该单位 2024 年度已有这一类型的申报或细胞').waitFor();
      expect(await page.getByRole('button', { name: /^导\s*入$/ }).isDisabled()).toBe(true);
      const office = await portal.system.crew.as('office');
      const { items } = (await office.get('/applications?q=铜锣山')).body;
      expect(items.map(({ stage, isRecorded }: any) => [stage, isRecorded]).sort()).toEqual([
        ['municipalReport', true],
        ['settled', true],
      ]);
      const [one, other] = items.map(({ id }: any) => id);
      await page.goto(new URL(`/applications/${one}`, page.url()).href);
      await page.getByRole('button', { name: '更换单位账号' }).click();
      const handing = page.getByRole('dialog');
      await handing.getByText('补录时没有单位账号').waitFor();
      await handing.getByLabel('单位账号', { exact: true }).fill('nobody');
      await handing.getByLabel('理由').fill('单位已开通账号');
      await handing.getByRole('button', { name: '更换单位账号' }).click();
      await handing.getByText('没有可用的单位账号使用这一登录名。').first().waitFor();
      await handing.getByLabel('单位账号', { exact: true }).fill('unit2');
      await handing.getByRole('button', { name: '更换单位账号' }).click();
      await handing.waitFor({ state: 'hidden' });
      await page.getByText('账号：unit2').waitFor();

      await page.getByRole('button', { name: '更正命名文件' }).click();
      const correcting = page.getByRole('dialog');
      await correcting.getByLabel('发文字号').fill('渝北无废办〔2024〕91号');
      await correcting.getByLabel('同一文件命名的其他 1 个细胞一并更正').waitFor();
      await correcting.getByLabel('理由').fill('录入时文号有误');
      await correcting.getByRole('button', { name: '更正命名文件' }).click();
      await correcting.waitFor({ state: 'hidden' });
      await page
        .getByText(/渝北无废办〔2024〕91号.*已更正，最初登记为 渝北无废办〔2024〕90号/)
        .first()
        .waitFor();
      const numberOf = async (id: string) =>
        (await office.get(`/applications/${id}`)).body.naming.documentNumber;
      expect(await numberOf(one)).toBe('渝北无废办〔2024〕91号');
      while ((await numberOf(other)) !== '渝北无废办〔2024〕91号') await rest(100); // sent after the first one
      expect(faults.filter((fault: unknown) => !String(fault).includes('422'))).toEqual([]);
      await close();
    },
    PATIENCE,
  );
});
