import { readFileSync, rmSync } from 'node:fs';
import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { editRecords, FOLDER } from '../support/exports/evidence-year';
import { Journey } from '../support/journey';

const PATIENCE = 300_000;

describeInBrowser('what goes out, in the browser', () => {
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    await Journey.at(system.crew, 'officeReview', { unit: 920_001 });
  });

  afterAll(() => rmSync(FOLDER, { recursive: true }));

  it(
    'a long export says how far it is and can be cancelled; a refused one says why and is tried again',
    async () => {
      const { page, close } = await portal.visitors.open('office', DESK, '/applications');
      const browser = await page.context().newCDPSession(page);
      const slow = (bytes: number) =>
        browser.send('Network.emulateNetworkConditions', {
          ...{ offline: false, latency: 0, downloadThroughput: bytes, uploadThroughput: -1 },
        });
      const ask = async () => {
        await page.getByRole('button', { name: '导出' }).click();
        await page.getByRole('menuitem', { name: /xlsx/ }).click();
      };
      await slow(500);
      await ask();
      const dialog = page.getByRole('dialog', { name: '正在下载' });
      await dialog.getByText(/已收到/).waitFor();
      await dialog.getByRole('button', { name: '取消下载' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await slow(-1);

      const busy = {
        status: 503,
        code: 'busy',
        title: '繁忙',
        detail: '正在生成的文件较多。',
        instance: 'ask-1234',
      };
      await page.route('**/api/exports/**', (route) =>
        route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(busy) }),
      );
      await ask();
      await page.getByText('请求编号：ask-1234').waitFor();
      await page.unroute('**/api/exports/**');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: '再试一次' }).click();
      expect((await download).suggestedFilename()).toBe('申报列表.xlsx');
      await close();
    },
    PATIENCE,
  );

  it.each(['office', 'auditor'])(
    '%s fetches the evidence and its checker, and reads how to check',
    async (login) => {
      for (const viewport of [DESK, PHONE]) {
        const { page, faults, close } = await portal.visitors.open(login, viewport, '/evidence');
        await page.getByText('node verify.mjs evidence.zip').waitFor();
        for (const [name, file] of [
          [/证据包（zip）/, '2024年度证据包.zip'],
          [/核验程序/, 'verify.mjs'],
        ] as const) {
          const download = page.waitForEvent('download');
          await page.getByRole('button', { name }).click();
          expect((await download).suggestedFilename()).toBe(file);
        }
        expect(await seriousFindings(page)).toEqual([]);
        expect(await isTooWide(page)).toBe(false);
        expect(faults).toEqual([]);
        await close();
      }
    },
    PATIENCE,
  );

  it.each(['office', 'auditor'])(
    '%s has an archive checked on the page: each result in Chinese, and what was changed is named',
    async (login) => {
      const { page, faults, close } = await portal.visitors.open(login, PHONE, '/evidence');
      const download = page.waitForEvent('download');
      await page
        .getByRole('button', { name: /证据包（zip）$/ })
        .first()
        .click();
      const whole = readFileSync(await (await download).path());
      const check = (name: string, buffer: Buffer) =>
        page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer });
      const results = page.getByRole('list', { name: '核验结果' });
      await check('2024.zip', whole);
      await page.getByText('“2024.zip”核验通过').waitFor();
      const root = await page.locator('dd .evidence-root').innerText();
      expect(await results.getByText('通过', { exact: true }).count()).toBe(6);
      expect(await results.getByText('未核验').count()).toBe(1);

      await page.getByLabel('另行留存的封存值（可不填）').fill(root.slice(0, -1));
      await check('2024.zip', whole);
      await page.getByText('这不是封存值').waitFor();
      await page.getByLabel('另行留存的封存值（可不填）').fill(root.toUpperCase());
      await check('same.zip', whole);
      await page.getByText('“same.zip”核验通过').waitFor();
      expect(await results.getByText('通过', { exact: true }).count()).toBe(7);

      const changed = editRecords(whole, (records) => records.toSpliced(1, 1));
      await check('cut.zip', Buffer.from(changed));
      await page.getByText(/“cut.zip”发现 \d+ 处问题/).waitFor();
      await page.getByText(/缺少该记录：记录被删除。/).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      await check('half.zip', whole.subarray(0, whole.length / 2));
      await page.getByText('不是完整的 zip 文件（可能被截断）。').waitFor();
      expect(await results.getByText('未核验').count()).toBe(6);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'the office sets whom people turn to, without a version of the rules; the page says so until then',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/settings?part=office'); // leads on
      await page.getByText('公示文件中暂写“待填写”').waitFor();
      await page.getByRole('button', { name: '修改' }).click();
      await page.getByRole('dialog').getByLabel('公示联系人').fill('刘主任');
      await page.getByRole('dialog').getByLabel('理由').fill('确定联系人');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByRole('cell', { name: '公示联系人：刘主任' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );
});
