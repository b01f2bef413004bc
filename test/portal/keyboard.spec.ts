import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  DESK,
  describeInBrowser,
  holdsInPage,
  isTooWide,
  PHONE,
  seriousFindings,
  Visitors,
} from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { Journey } from '../support/journey';
import { cutTexts, floatingOnPaper, focused, overlappingTexts, tabTo } from '../support/portal/reading';

const PATIENCE = 300_000;

/** The folder of the printed pages, for review; git ignores it. */
const PAPER = join(process.cwd(), 'test/portal/screenshots');

describeInBrowser('the portal without a mouse, in large type and on paper', () => {
  let school: Journey;
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    school = await Journey.at(system.crew, 'formalCheck', { unitName: '渝北区双湖小学' });
  });

  /** Logs in and opens the case from the worklist, with the keyboard only. */
  async function comeTo(login: string): Promise<Awaited<ReturnType<Visitors['open']>>> {
    const window = await portal.visitors.open(undefined, DESK, '/login?to=/tasks');
    window.expect(401, '/api/me');
    const { page } = window;
    await page.getByLabel('账号', { exact: true }).waitFor();
    await page.locator('body').focus();
    await tabTo(page, /^\*?\s*账号$/);
    await page.keyboard.type(login);
    await tabTo(page, /^\*?\s*密码$/);
    await page.keyboard.type('wufei-demo');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '渝北区双湖小学' }).waitFor();
    await tabTo(page, /^渝北区双湖小学$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '进度' }).waitFor();
    return window;
  }

  /** Opens an act, closes it with Escape, opens it again, fills it in with the keyboard and submits it. */
  async function act(page: Page, name: string, fill?: () => Promise<void>): Promise<void> {
    const button = new RegExp(`^${[...name].join('\\s*')}$`);
    const dialog = page.getByRole('dialog', { name });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await holdsInPage(page, 'document.activeElement !== document.body');
    expect((await focused(page)).name).toMatch(button);

    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await fill?.();
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`已办理：${name}`).waitFor();
    await holdsInPage(page, 'document.activeElement !== document.body'); // focus is not lost
  }

  const sayYes = (page: Page) => async () => {
    await tabTo(page, /^同意/);
    await page.keyboard.press('Space');
    expect(await page.getByRole('radio', { name: /^同意/ }).isChecked()).toBe(true);
  };

  it(
    'accepts, gives both opinions, decides and names by keyboard alone',
    async () => {
      const first = await comeTo('jiaow');
      await act(first.page, '受理');
      await act(first.page, '出具初审意见', sayYes(first.page));
      expect(first.faults).toEqual([]);
      await first.close();

      const second = await comeTo('jgsw');
      await act(second.page, '出具初审意见', async () => {
        await tabTo(second.page, /^同意/);
        await second.page.keyboard.press('Space');
        await second.page.keyboard.press('ArrowDown');
        expect(await second.page.getByRole('radio', { name: /^不同意/ }).isChecked()).toBe(true);
        await second.page.keyboard.press('ArrowUp');
      });
      expect(second.faults).toEqual([]);
      await second.close();

      await school.refresh();
      await school.to('officeReview');
      const office = await comeTo('office');
      await act(office.page, '审定', sayYes(office.page));
      await act(office.page, '发布公示');
      await school.refresh();
      await school.passNotice();
      await office.page.reload();
      await office.page.getByRole('heading', { name: '进度' }).waitFor();
      await act(office.page, '命名', async () => {
        await tabTo(office.page, /发文字号/);
        await office.page.keyboard.type('渝北无废办〔2024〕23号');
      });
      expect(office.faults).toEqual([]);
      await office.close();
      expect((await school.view()).naming).toMatchObject({ documentNumber: '渝北无废办〔2024〕23号' });
    },
    PATIENCE,
  );

  it(
    'has no place from which Tab does not lead away',
    async () => {
      const { page, close } = await portal.visitors.open('office', DESK, `/applications/${school.id}`);
      await page.getByRole('heading', { name: '进度' }).waitFor();
      await tabTo(page, /^跳到正文$/);
      const way: string[] = [];
      for (let presses = 0; presses < 200; presses += 1) {
        await page.keyboard.press('Tab');
        const { name } = await focused(page);
        if (name === '' || name === '跳到正文') break;
        way.push(name);
      }
      expect(way.length).toBeGreaterThan(10);
      expect(way.length).toBeLessThan(200);
      await close();
    },
    PATIENCE,
  );

  it.each([DESK, PHONE])(
    'can be read in large type at $width px, kept over a reload',
    async (viewport) => {
      const found: string[] = [];
      for (const [login, paths] of Object.entries({
        office: [
          ...['/', '/applications', `/applications/${school.id}`, '/tasks', '/board', '/naming'],
          ...['/obligations', '/years/2024', '/years/2024/reports', '/settings', '/calendars/2024'],
        ],
        jiaow: ['/', '/tasks', `/applications/${school.id}`, '/inspections?month=2024-09', '/contributions'],
        unit1: ['/', '/apply', '/applications'],
      })) {
        const { page, faults, close } = await portal.visitors.open(login, viewport, '/account');
        await page.getByRole('switch', { name: '大字', exact: true }).click();
        for (const path of paths) {
          await page.goto(portal.system.base + path);
          await page.locator('h1').first().waitFor();
          await page.waitForLoadState('networkidle');
          const size = await page.evaluate('getComputedStyle(document.documentElement).fontSize');
          if (size !== '20px') found.push(`${path}: ${String(size)}`);
          if (await isTooWide(page)) found.push(`${path} is too wide`);
          for (const text of await cutTexts(page)) found.push(`${path} cuts ${text}`);
          for (const text of await overlappingTexts(page)) found.push(`${path} overlaps ${text}`);
          for (const finding of await seriousFindings(page)) found.push(`${path}: ${finding}`);
        }
        found.push(...faults);
        await close();
      }
      expect(found).toEqual([]);
    },
    PATIENCE,
  );

  it.each([
    ['case', 'office', () => `/applications/${school.id}`, '提交申报', 3],
    ['cases', 'office', () => '/applications', '渝北区双湖小学', 1],
    ['tasks', 'office', () => '/tasks', '渝北区双湖小学', 1],
    ['ledger', 'office', () => '/years/2024/ledger', '渝北区双湖小学', 1],
  ])(
    'prints on A4 without menus and without cutting anything: %s',
    async (name, login, path, content, sheets) => {
      const { page, faults, close } = await portal.visitors.open(login, DESK, path());
      await page.locator('main').getByText(content).first().waitFor();
      await page.waitForLoadState('networkidle');
      const paper = await page.pdf({
        path: join(PAPER, `${name}.pdf`),
        format: 'A4',
        preferCSSPageSize: true,
      });
      expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(sheets);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 688, height: 1000 }); // A4 between its margins
      for (const part of ['navigation', 'banner', 'search', 'button'] as const)
        expect([part, await page.getByRole(part).filter({ visible: true }).allTextContents()]).toEqual([
          part,
          [],
        ]);
      expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
      expect({ tooWide: await isTooWide(page), cut: await cutTexts(page) }).toEqual({
        tooWide: false,
        cut: [],
      });
      expect(await overlappingTexts(page)).toEqual([]);
      expect(await floatingOnPaper(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );
});
