import type { Page } from 'playwright-core';
import { DESK, describeInBrowser, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { actOnYear, allRelayed } from '../support/play-year';
import { filledIn, type YearStory, yearStory } from './year-story';

const PATIENCE = 300_000;

describeInBrowser('the year in the browser', () => {
  let story: YearStory;
  let batch: string;
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    story = await yearStory(system.crew);
  });

  const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
  const act = (page: Page, name: string) =>
    page.getByRole('region', { name: '您现在可以办理' }).getByRole('button', { name, exact: true }).click();
  const programme = async (year = 2024) =>
    (await portal.system.crew.as('office')).mustGet(`/programmes/${year}`) as Promise<Record<string, any>>;

  /** Returns the rows of the table of changed figures: year, figure, from, to. */
  const figures = async (page: Page) => {
    const rows = page.getByRole('table', { name: '会改变的数字' }).locator('tbody tr');
    const lines = await rows.evaluateAll((all) =>
      all.map((tr: any) => [...tr.querySelectorAll('td')].map((td: any) => td.textContent)),
    );
    return lines.filter(([year]) => year);
  };

  it(
    'assembles a batch, gives it number and date, and sends it',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/years/2024/reports');
      await page.getByRole('heading', { name: '可以列入批次的细胞（5 个）' }).waitFor();
      for (const unit of ['双湖小学', '龙山小学', '空港小学', '人民医院'])
        await page.getByRole('checkbox', { name: `选择 渝北区${unit}` }).check();
      await page.getByRole('button', { name: '组成上报批次（4 个）' }).click();
      await page.getByRole('dialog').getByLabel('市级要求的报送日期').fill('2024-10-31');
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: '组成批次' }).dblclick();
      await page.getByRole('heading', { name: '可以列入批次的细胞（1 个）' }).waitFor();
      await page.getByRole('link', { name: '尚未定稿的批次' }).click();
      await page.getByRole('heading', { name: '本批次的细胞（4 个）' }).waitFor();
      batch = page.url().split('/').at(-1)!;

      await act(page, '上报批次定稿');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('发文字号').fill('渝北无废办（2024年）30号');
      await dialog.getByRole('button', { name: '上报批次定稿' }).click();
      await dialog.getByText(/年份须用六角括号/).waitFor();
      await dialog.getByLabel('发文字号').fill('渝北无废办（2024）３０号');
      await dialog.getByRole('button', { name: '上报批次定稿' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('渝北无废办〔2024〕30号').first().waitFor();

      await act(page, '标记为已报送');
      await dialog.getByRole('button', { name: '标记为已报送' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(/周.已报送/).waitFor();
      await allRelayed(portal.system.crew);
      expect(await story.named[0]!.view()).toMatchObject({ reportedOn: expect.any(String) });
      expect(await story.named[4]!.view()).toMatchObject({ reportedOn: null });
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'takes in the filled sheet after a look at every change; a row that fits nothing stops all of it',
    async () => {
      const { page, faults, close } = await portal.visitors.open(
        'office',
        DESK,
        `/years/2024/reports/${batch}`,
      );
      await act(page, '导入市级结果表');
      const dialog = page.getByRole('dialog');
      const empty = await page.request.get(
        `${portal.system.base}/api/exports/programmes/2024/reports/${batch}?format=csv`,
      );
      const sheet = filledIn(await empty.text(), {
        双湖小学: ['认定'],
        龙山小学: ['退回补充', '缺现场核查照片'],
        人民医院: ['认定'],
      });
      const choose = (name: string, text: string) =>
        dialog
          .locator('input[type=file]')
          .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      const stranger = sheet.split('\n')[1]!.replace(/YB-2024-SCHOOL-\d+/, 'YB-2024-SCHOOL-9999');
      await choose('有误.csv', `${sheet}\n${stranger}`);
      await dialog.getByText('有 1 行不能采用', { exact: false }).waitFor();
      await dialog.getByText(/第 6 行/).waitFor();
      expect(await dialog.getByRole('button', { name: /^导\s*入/ }).isDisabled()).toBe(true);

      await choose('结果.csv', sheet);
      await dialog.getByText(/将登记 3 项/).waitFor();
      await row(page, '渝北区龙山小学').filter({ hasText: '未登记 → 退回' }).first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: '导入 3 项' }).dblclick();
      await dialog.waitFor({ state: 'detached' });
      await row(page, '渝北区龙山小学').getByText('缺现场核查照片').waitFor();
      await row(page, '渝北区空港小学').getByText('未登记').waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'enters a single result by hand, after a look at what it changes',
    async () => {
      const { page, faults, close } = await portal.visitors.open(
        'office',
        DESK,
        `/years/2024/reports/${batch}`,
      );
      await act(page, '登记市级结果');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('渝北区空港小学').first().waitFor(); // the only cell without a result is preselected
      await dialog.getByRole('button', { name: '先看会改变什么' }).click();
      await dialog.getByRole('table', { name: '会改变的数字' }).waitFor();
      await dialog.getByRole('button', { name: '登记市级结果' }).click();
      await dialog.waitFor({ state: 'detached' });
      await row(page, '渝北区空港小学').getByText('认定').waitFor();
      expect((await programme()).recognised).toBe(3);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'supposes another baseline, a revocation, a naming and a recognition beside the present; nothing is kept',
    async () => {
      await allRelayed(portal.system.crew);
      const before = await programme();
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/years/2024/what-if');
      await page.getByLabel('假设结转基数').fill('2');
      const choose = async (label: string, unit: string) => {
        await page.getByLabel(label).fill(unit);
        await page.locator('.ant-select-item-option:visible').filter({ hasText: unit }).click();
        await page.keyboard.press('Escape');
      };
      await choose('假设撤销这些细胞', '人民医院');
      await choose('假设命名这些在办的申报', '两江小学');
      await choose('假设市级认定这些细胞', '精工机械厂');
      await page.getByRole('button', { name: /^推\s*演$/ }).click();
      await page.getByText('假设，未作任何改变').waitFor();
      const shown = await figures(page);
      expect(shown.length).toBeGreaterThan(2);
      expect(shown.every(([year, , from, to]) => year === '2024' && from !== to)).toBe(true);
      expect(shown.map(([, name]) => name).join()).toContain('医院');
      expect(await seriousFindings(page)).toEqual([]);
      expect(await programme()).toEqual(before);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'carries over what is beyond the baseline, with reasons; a proposal that has become stale is read again',
    async () => {
      const { crew } = portal.system;
      await actOnYear(crew, {
        ...{ type: 'setBaseline', value: 3, source: '市级任务分解', dated: '2024-09-02' },
      });
      const {
        page,
        faults,
        expect: allow,
        close,
      } = await portal.visitors.open('office', DESK, '/years/2024/carry-over');
      await page.getByRole('heading', { name: '建议结转 2 个' }).waitFor();
      expect(await row(page, '建议').count()).toBeGreaterThan(1);
      await page.getByRole('button', { name: '确认结转（2 个）' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('理由').fill('超出基数，延至下年度');
      await dialog.getByRole('button', { name: '先看会改变什么' }).click();
      const seen = dialog.getByRole('table', { name: '会改变的数字' });
      await seen.waitFor();
      expect(new Set((await figures(page)).map(([year]) => year))).toEqual(new Set(['2024', '2025']));

      await actOnYear(crew, {
        ...{ type: 'setBaseline', value: 4, source: '再次调整', dated: '2024-09-02' },
      });
      allow(409, '/programmes/2024/commands');
      await dialog.getByRole('button', { name: '确认结转', exact: true }).click();
      await page.getByRole('heading', { name: '建议结转 1 个' }).waitFor();
      await dialog.getByText(/结转建议在此期间已有变化/).waitFor();
      expect(await dialog.getByRole('button', { name: '确认结转', exact: true }).isDisabled()).toBe(true);
      await dialog.getByRole('button', { name: /取\s*消/ }).click();
      await page.getByRole('button', { name: '确认结转（1 个）' }).click();
      await dialog.getByLabel('理由').fill('超出基数的一个延至下年度');
      await dialog.getByRole('button', { name: '先看会改变什么' }).click();
      await seen.waitFor();
      await dialog.getByRole('button', { name: '确认结转', exact: true }).click();
      await page.getByRole('heading', { name: '已计入 2025 考核年度（1 个）' }).waitFor();
      await page.getByText('超出基数的一个延至下年度').waitFor();

      await page.getByRole('link', { name: '完成情况' }).click();
      await page.getByText(/结转到下年度 1 个/).waitFor();
      await page.goto(`${portal.system.base}/years/2024/ledger?reason=carried`);
      await row(page, '结转').first().waitFor();
      expect(await page.getByRole('row').filter({ hasText: '结转' }).filter({ hasText: '+1' }).count()).toBe(
        1,
      );
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'corrects a result in the open: its figures are read in both years, then confirmed',
    async () => {
      const { carried } = await (
        await portal.system.crew.as('office')
      ).mustGet('/programmes/2024/carry-over');
      await actOnYear(portal.system.crew, {
        ...{ type: 'openAdjustment', cause: { type: 'revocation', cell: carried[0].number } },
        reason: '查实弄虚作假',
      });
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/years/2024/adjustments');
      await page.getByText(/查实弄虚作假/).waitFor();
      const touched = await figures(page);
      expect(touched.map(([year]) => year)).toContain('2025');
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: '确认更正' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(`将改变 ${touched.length} 个数字`, { exact: false }).waitFor();
      await dialog.getByRole('button', { name: '确认更正' }).dblclick();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: '改变的数字' }).waitFor();
      expect(await page.getByRole('button', { name: '确认更正' }).count()).toBe(0);
      expect((await programme(2025)).completed).toBe(0);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'closes the year once it has been cut and nothing is left open',
    async () => {
      await portal.system.moveTo('2025-01-02T09:00:00+08:00');
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/years/2024');
      await page.getByRole('heading', { name: '年度截止时的数字' }).waitFor();
      await act(page, '年度办结');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '年度办结' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(/办结/).first().waitFor();
      expect((await programme()).statusName).toContain('办结');
      expect(await page.getByRole('button', { name: '年度办结' }).count()).toBe(0);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );
});
