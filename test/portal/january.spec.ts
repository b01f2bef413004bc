import type { Page } from 'playwright-core';
import { DESK, describeInBrowser, type Window } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { yearIsOpen } from '../support/play-year';
import { eventually } from '../support/system';
import { type JanuaryStory, januaryStory, publishNextYear, putToRest, reportAll } from './january-story';

const PATIENCE = 300_000;
/** The roles, in rows that are walked side by side: the office has as many pages as the others of a row together. */
const ROLES = [['office'], ['auditor', 'inspector1'], ['jiaow', 'unit1', 'admin']];
/** Pages that show one year: they always have the chooser, at first on the year that the work is in. */
const OF_ONE_YEAR = ['新申报', '年度', '年度资料下载', '证据包与核验', '规则设置'];

describeInBrowser('the turn of the year in the browser', () => {
  let story: JanuaryStory;
  const windows = new Map<string, Window>();
  const portal = sharedPortal(
    PATIENCE,
    async ({ system }) => {
      story = await januaryStory(system.crew);
    },
    { start: '2024-12-09T09:00:00+08:00' },
  );

  /** The window of a role, on its first page as it is at the present programme time. */
  async function at(login: string, path = '/'): Promise<Window> {
    const known = windows.get(login) ?? (await portal.visitors.open(login, DESK, path));
    if (windows.has(login)) await known.page.goto(portal.system.base + path);
    windows.set(login, known);
    await arrived(known.page);
    return known;
  }

  async function arrived(page: Page): Promise<void> {
    await page.locator('main h1').first().waitFor();
    await page.locator('main .loading').first().waitFor({ state: 'detached' });
    await page.waitForLoadState('networkidle');
    await eventually(async () => (await page.locator('main .loading').count()) === 0, 30_000, 'all is read');
  }

  const chooser = (page: Page) => page.locator('.year-choice').first();

  const options = (page: Page) => page.locator('.ant-select-dropdown:visible .ant-select-item-option');

  /** Opens the chooser; a page that is still arriving may close it again. */
  async function open(page: Page): Promise<string[]> {
    let names: string[] = [];
    const isOpen = async () => {
      if ((await options(page).count()) === 0) await chooser(page).click();
      names = await options(page).allTextContents();
      return names.length > 0;
    };
    await eventually(isOpen, 30_000, 'the chooser of the year opens');
    return names;
  }

  /** The years that the chooser offers, as it names them; the page is as before. */
  async function offered(page: Page): Promise<string[]> {
    const names = await open(page);
    await page.keyboard.press('Escape');
    await eventually(async () => (await options(page).count()) === 0, 30_000, 'the chooser closes');
    return names;
  }

  const choose = async (page: Page, year: number) => {
    await open(page);
    await options(page)
      .filter({ hasText: `${year} 年度` })
      .click();
    await page.waitForURL(new RegExp(`${year}`));
    await arrived(page);
  };

  /** Opens every page of the menu of a role and returns what is wrong with any of them. */
  async function walk(login: string, day: string, working: number, years: number[]): Promise<string[]> {
    const { page, faults } = await at(login);
    const wrong: string[] = [];
    const links = page.getByRole('navigation', { name: '主菜单' }).getByRole('link');
    const names = await links.allTextContents();
    if (names.length === 0) wrong.push(`${login} has no menu`);
    for (const name of names) {
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true }).click();
      await page.locator('.ant-menu-item-selected').getByText(name, { exact: true }).waitFor(); // the page is there
      await arrived(page);
      const say = (what: string) => wrong.push(`${day} ${login} ${name}: ${what}`);
      if (!(await page.locator('main h1').first().textContent())?.trim()) say('no heading');
      for (const text of await page.locator('main .ant-alert-error').allTextContents()) say(`error: ${text}`);
      if (await page.getByText('还没有下达任务').count()) say('an empty year');
      const hasYear = (await chooser(page).count()) > 0;
      if (OF_ONE_YEAR.includes(name)) {
        const shown = hasYear && (await chooser(page).textContent())?.trim();
        if (shown !== `${working} 年度`) say(`shows ${String(shown)}`);
        const all = hasYear ? await offered(page) : [];
        if (all.join() !== years.map((year) => `${year} 年度`).join()) say(`offers ${all.join()}`);
      }
    }
    return [...wrong, ...faults.splice(0)];
  }

  async function walkAll(day: string, working: number, years: number[]): Promise<string[]> {
    const wrong = ROLES.map(async (row) => {
      const found: string[] = [];
      for (const login of row) found.push(...(await walk(login, day, working, years)));
      return found;
    });
    return (await Promise.all(wrong)).flat();
  }

  it(
    'on 2 January shows the year that the work is in, 2024, to every role on every page',
    async () => {
      await reportAll(portal.system.crew);
      await portal.system.moveTo('2025-01-02T09:00:00+08:00');
      expect(await walkAll('2025-01-02', 2024, [2024])).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'still has the tile, the lists and the documents of the cases’ year, and the figures of a department',
    async () => {
      const { page, faults } = await at('office');
      await page.getByRole('link', { name: '1/45 2024 年度计入' }).click();
      await page.getByRole('heading', { name: '2024 年度完成情况' }).waitFor();
      await page.goto(`${portal.system.base}/naming`);
      await page.getByRole('link', { name: '渝北区空港小学' }).waitFor();
      await page.getByRole('button', { name: '名单与文件' }).click();
      await page.getByRole('menuitem', { name: '公示文件（docx）…' }).click();
      const dialog = page.getByRole('dialog', { name: '2024 年度公示文件' });
      const download = page.waitForEvent('download');
      await dialog.getByRole('button', { name: /下\s*载/ }).click();
      expect((await download).suggestedFilename()).toMatch(/\.docx$/);
      await page.goto(`${portal.system.base}/obligations?year=2025`);
      await page.getByRole('link', { name: /2024年.*自评估/ }).waitFor(); // that of Y − 1, due on 30 April
      expect(faults).toEqual([]);

      const jiaow = await at('jiaow');
      await jiaow.page.getByRole('link', { name: '年度', exact: true }).click();
      await jiaow.page.getByRole('heading', { name: '区教委完成情况' }).waitFor();
      expect(await jiaow.page.getByRole('row').filter({ hasText: '无废学校' }).count()).toBe(1);
      expect(await jiaow.page.getByRole('link', { name: '结转' }).count()).toBe(0);
      expect(await jiaow.page.getByRole('link', { name: '年度资料下载' }).count()).toBe(1);
      expect(jiaow.faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'on 30 April shows 2025, which was opened in March, beside 2024; what was carried counts as 结转',
    async () => {
      await putToRest(portal.system.crew, story);
      await publishNextYear(portal.system.crew, '2025-03-03');
      await portal.system.moveTo('2025-04-30T09:00:00+08:00');
      await yearIsOpen(portal.system.crew, 2025);
      expect(await walkAll('2025-04-30', 2025, [2025, 2024])).toEqual([]);

      const { page, faults } = await at('office', '/years');
      await page.getByRole('heading', { name: '2025 年度完成情况' }).waitFor();
      await page.getByText(/上年度结转来 1 个/).waitFor();
      await page.getByRole('link', { name: '台账' }).click();
      await choose(page, 2024);
      await page.getByRole('heading', { name: '2024 年度台账' }).waitFor();
      await page.getByRole('link', { name: '年度资料下载' }).click(); // the chosen year goes along
      await page.getByText(/^2024 年度，/).waitFor();
      expect(faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'on 2 January of the year after shows 2025 still, and 2024 is one choice away',
    async () => {
      await reportAll(portal.system.crew);
      await portal.system.moveTo('2026-01-02T09:00:00+08:00');
      expect(await walkAll('2026-01-02', 2025, [2025, 2024])).toEqual([]);
      const { page, faults } = await at('office', '/years');
      await page.getByRole('heading', { name: '2025 年度完成情况' }).waitFor();
      await choose(page, 2024);
      await page.getByRole('heading', { name: '2024 年度完成情况' }).waitFor();
      await page.getByRole('link', { name: '定期任务' }).click();
      await arrived(page);
      expect(await offered(page)).toEqual(['全部年度', '2026 年度', '2025 年度', '2024 年度']);
      expect(await (await story.toPublish.view()).programmeYear).toBe(2024);
      expect(faults).toEqual([]);
    },
    PATIENCE,
  );
});
