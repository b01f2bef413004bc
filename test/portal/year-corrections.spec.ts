import type { Journey } from '../support/journey';
import { namedTogether } from '../support/play-year';
import { describeInBrowser, PHONE, Visitors } from '../support/portal/browser';
import { startSystem, type System } from '../support/system';

const PATIENCE = 180_000;

/** A revocation (撤销命名) becomes a correction; a report is changed and discarded before it is fixed. */
describeInBrowser('the office corrects its year', () => {
  let system: System;
  let visitors: Visitors;
  let cells: Journey[];

  beforeAll(async () => {
    system = await startSystem('2024-10-08T09:00:00+08:00');
    visitors = new Visitors(system.base);
    cells = await namedTogether(system.crew, [
      { cellType: 'FACTORY', unitName: '渝北精工机械厂' },
      { cellType: 'FACTORY', unitName: '渝北空港食品厂' },
    ]);
  }, 300_000);

  afterAll(async () => {
    await visitors?.close();
    await system?.stop();
  });

  it(
    'changes a report’s cells and its day, then discards it: its cells are free again',
    async () => {
      const { page, faults, close } = await visitors.open('office', undefined, '/years/2024/reports');
      await page.getByRole('checkbox', { name: '选择 渝北精工机械厂' }).check();
      await page.getByRole('button', { name: '组成上报批次（1 个）' }).click();
      await page.getByRole('button', { name: '组成批次' }).click();
      await page.getByRole('link', { name: '尚未定稿的批次' }).click();
      await page.getByRole('button', { name: '修改批次' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').click();
      await page.getByTitle(`渝北空港食品厂 ${cells[1]!.number}`).click();
      await dialog.getByLabel('市级要求的报送日期（可不填）').fill('2024-12-20');
      await shot(page, 'change-report');
      await dialog.getByRole('button', { name: '保存修改' }).click();
      await page.getByRole('heading', { name: '本批次的细胞（2 个）' }).waitFor();
      await page.getByText('市级要求 2024年12月20日').waitFor();
      await page.getByRole('button', { name: '作废上报批次' }).click();
      await page.getByRole('button', { name: '确认作废' }).click();
      await page.getByText('已作废', { exact: true }).waitFor();
      expect(await page.getByRole('button', { name: '修改批次' }).count()).toBe(0);
      await shot(page, 'discarded-report');
      await page.goto(`${system.base}/years/2024/reports`);
      await page.getByRole('heading', { name: '可以列入批次的细胞（2 个）' }).waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'revokes a name by a correction: the reason on the case, the figures of both years, then the confirmation',
    async () => {
      const [cell] = cells as [Journey];
      const { page, faults, close } = await visitors.open('office', undefined, `/applications/${cell.id}`);
      await page.getByRole('button', { name: '撤销' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/先在“年度 · 更正”中提出/).waitFor();
      await dialog.getByRole('button', { name: '提出更正' }).click();
      await dialog.getByText('请填写理由。').waitFor();
      await dialog.getByLabel('理由').fill('动态管理复核不合格');
      await shot(page, 'revoke');
      await dialog.getByRole('button', { name: '提出更正' }).click();
      await page.waitForURL(/\/years\/2024\/adjustments#adjustment-/);
      await page.getByRole('heading', { name: /^撤销命名/ }).waitFor();
      await page.getByText('动态管理复核不合格').waitFor();
      await page.getByRole('table', { name: '会改变的数字' }).waitFor();
      expect((await cell.view()).stage).toBe('municipalReport'); // nothing has changed yet
      await shot(page, 'correction');
      await page.setViewportSize(PHONE);
      await shot(page, 'correction-phone');
      await page.getByRole('button', { name: '确认更正' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '确认更正' }).click();
      await page.getByText('已确认', { exact: true }).waitFor();
      const programme = await (await system.crew.as('office')).mustGet('/programmes/2024');
      expect(programme).toMatchObject({ completed: 1, revoked: 1 });
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  /** Saves a screenshot for review if SCREENSHOTS names a folder. */
  async function shot(page: { screenshot(options: object): Promise<unknown> }, name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
  }
});
