import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { Journey } from '../support/journey';
import { aDraft } from '../support/drive';

const PATIENCE = 240_000;

describeInBrowser('the pages of the portal', () => {
  const ids: Record<string, string> = {};
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    const { crew } = system;
    ids.case = (await Journey.at(crew, 'officeReview', { unit: 900_001 })).id;
    const sent = await Journey.at(crew, 'formalCheck', { unit: 900_002 });
    await sent.returnForCorrection();
    ids.correction = sent.id;
    const unit1 = await crew.as('unit1');
    ids.draft = (await unit1.post('/applications', aDraft('HOSPITAL', 900_003, '渝北区人民医院'))).body.id;
  });

  const pages: [login: string | undefined, path: string][] = [
    [undefined, '/login'],
    ['unit1', '/'],
    ['unit1', '/apply'],
    ['unit1', '/apply/:draft'],
    ['unit1', '/apply/:draft?step=2'],
    ['unit1', '/apply/:draft?step=3'],
    ['unit1', '/apply/:draft?step=4'],
    ['unit1', '/apply/:correction'],
    ['unit1', '/applications'],
    ['unit1', '/applications/:case'],
    ['unit1', '/notices'],
    ['unit1', '/account'],
    ['jiaow', '/'],
    ['jiaow', '/applications/:case'],
    ['office', '/'],
    ['office', '/applications/:case'],
    ['auditor', '/applications?stage=officeReview'],
    ['office', '/no-such-page'],
  ];

  it.each(pages)(
    'as %s, %s has no serious finding of axe, no error, no other host',
    async (login, path) => {
      for (const viewport of [DESK, PHONE]) {
        const address = path.replace(/:(\w+)/, (_, name: string) => ids[name]!);
        const { page, faults, close } = await portal.visitors.open(login, viewport, address);
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect({ viewport, findings: await seriousFindings(page) }).toEqual({ viewport, findings: [] });
        expect({ viewport, tooWide: await isTooWide(page) }).toEqual({ viewport, tooWide: false });
        expect(await page.title()).toMatch(/ · 无废细胞申报与办理$/);
        expect(faults).toEqual([]);
        await close();
      }
    },
    PATIENCE,
  );

  it(
    'keep conditions and place over back and reload',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/applications');
      await page.getByRole('search').getByLabel('查找').last().fill('900001');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=900001/);
      await page.getByRole('link', { name: '渝北测试单位900001' }).click();
      await page.getByRole('heading', { name: '进度' }).waitFor();
      await page.goBack();
      await page.reload();
      await page.getByRole('link', { name: '渝北测试单位900001' }).waitFor();
      expect(await page.getByRole('row').count()).toBe(2);
      expect(new URL(page.url()).searchParams.get('q')).toBe('900001');
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'have a way for the keyboard: past the menu, and onward with Tab',
    async () => {
      const { page, close } = await portal.visitors.open('office', DESK, '/applications');
      await page.getByRole('heading', { name: '申报' }).waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement?.textContent')).toBe('跳到正文');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement?.id')).toBe('main');
      await close();
    },
    PATIENCE,
  );

  it(
    'grow in 大字模式, on this device from then on',
    async () => {
      const { page, close } = await portal.visitors.open('unit1', PHONE, '/');
      const size = () => page.evaluate('getComputedStyle(document.documentElement).fontSize');
      expect(await size()).toBe('15px');
      await page.getByRole('switch', { name: '大字' }).click();
      await page.reload();
      await page.getByRole('heading', { name: '我的一天' }).waitFor();
      expect(await size()).toBe('20px');
      expect(await isTooWide(page)).toBe(false);

      await page.getByRole('button', { name: '菜单' }).click();
      await page.getByRole('link', { name: /^我的账号/ }).click();
      await page.getByText(/^\S+@\S+$/).waitFor();
      expect(await isTooWide(page)).toBe(false);
      await close();
    },
    PATIENCE,
  );
});
