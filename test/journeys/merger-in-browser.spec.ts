import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { Journey } from '../support/journey';

const PATIENCE = 300_000;

describeInBrowser('departments and bodies in the browser', () => {
  let running: Journey;
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    running = await Journey.at(system.crew, 'departmentReview', { unit: 930_001 });
  });

  it(
    'a merger in a circle is refused at its place, and nothing is recorded',
    async () => {
      const { page, close } = await portal.visitors.open('office', DESK, '/departments');
      await page.getByRole('button', { name: '合并机构', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('哪些部门并入').fill('区体育局');
      await page.getByRole('option', { name: '区体育局' }).first().waitFor({ state: 'attached' });
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await dialog.getByRole('radio', { name: '已有的部门' }).check();
      await dialog.getByLabel('并入哪个部门').fill('区体育局');
      await page.keyboard.press('Enter');
      await dialog.getByLabel('依据的文件').fill('关于机构改革的通知');
      await dialog.getByRole('button', { name: '查看影响' }).click();
      await dialog.getByRole('alert').getByText('合并不能互相承接').first().waitFor();
      await dialog.getByRole('button', { name: '取消' }).click();
      await page.getByText('还没有登记过机构变动。').waitFor();
      await close();
    },
    PATIENCE,
  );

  it(
    'the office sees what a merger passes on, records it, and the case names who acts now',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/departments');
      await page.getByRole('button', { name: '合并机构', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('哪些部门并入').fill('区教委');
      await page.getByRole('option', { name: '区教委' }).first().waitFor({ state: 'attached' });
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await dialog.getByLabel('新部门的简称').fill('区教育服务局');
      await dialog.getByLabel('新部门的全称').fill('某区教育服务局');
      await dialog.getByLabel('新部门的代码').fill('jyfw');
      await dialog.getByLabel('依据的文件').fill('关于机构改革的通知');
      await dialog.getByLabel('发文字号').fill('某委发〔2024〕18号');
      await dialog.getByRole('button', { name: '查看影响' }).click();
      const passing = dialog.getByRole('region', { name: '将转交的事项和账号' });
      await passing.getByRole('row').filter({ hasText: running.number }).waitFor();
      expect(await dialog.innerText()).toMatch(/转由区教育服务局办理：申报 \d+ 件/);
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: '登记', exact: true }).click();
      const changes = page.getByRole('region', { name: '历次变动', exact: true });
      await changes.getByText('合并机构：区教委并入区教育服务局').first().waitFor();
      expect(faults).toEqual([]);
      await close();

      const desk = await portal.visitors.open('jiaow', DESK, `/applications/${running.id}`);
      await desk.page.getByText('区教育服务局（原区教委）').first().waitFor();
      await desk.page.getByRole('button', { name: '出具初审意见' }).first().waitFor();
      await desk.close();
    },
    PATIENCE,
  );

  it(
    'the office takes back what it entered wrongly, with a reason; what stands against it is named',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/departments');
      const changes = page.getByRole('region', { name: '历次变动', exact: true });
      const open = async () => {
        await changes.getByRole('button', { name: '撤回' }).first().click();
        return page.getByRole('dialog', { name: '撤回登记' });
      };
      const dialog = await open();
      await dialog.getByText('转回原部门办理：申报 1 件').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByLabel('撤回的理由').fill('部门选错');
      await dialog.getByRole('button', { name: /^撤\s*回$/ }).click();
      await changes.getByText('已撤回，没有生效').waitFor();
      await changes.getByText('部门选错').waitFor();

      await page.getByRole('button', { name: '撤销机构', exact: true }).click();
      const dissolve = page.getByRole('dialog');
      await dissolve.getByLabel('哪个部门', { exact: true }).fill('区教委');
      await page.keyboard.press('Enter');
      await dissolve.getByLabel('由哪个部门承接').fill('区体育局');
      await page.keyboard.press('Enter');
      await dissolve.getByLabel('依据的文件').fill('关于机构改革的通知');
      await dissolve.getByRole('button', { name: '查看影响' }).click();
      await dissolve.getByRole('button', { name: '登记', exact: true }).click();
      await changes.getByText('撤销机构：撤销区教委，其职责由区体育局承接').waitFor();
      await running.opinion('tyj', 'agree');
      const refused = await open();
      await refused.getByText('承接部门已办理的申报').waitFor();
      await refused.getByRole('cell', { name: running.number }).waitFor();
      expect(await refused.getByRole('button', { name: /^撤\s*回$/ }).isDisabled()).toBe(true);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'the office says what of a split department passes to whom, and sees it before it records it',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/departments');
      await page.getByRole('button', { name: '分设', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('哪个部门', { exact: true }).fill('区体育局');
      await page.keyboard.press('Enter');
      for (const [n, name, code] of [
        [1, '区体育一局', 'tya'],
        [2, '区体育二局', 'tyb'],
      ]) {
        await dialog.getByLabel(`第 ${n} 个新部门的简称`).fill(String(name));
        await dialog.getByLabel(`第 ${n} 个新部门的全称`).fill(`某${name}`);
        await dialog.getByLabel(`第 ${n} 个新部门的代码`).fill(String(code));
      }
      await dialog.getByLabel('未另行指定的事项由哪个部门承接').fill('区体育一局');
      await page.keyboard.press('Enter');
      await dialog.getByLabel('依据的文件').fill('关于机构改革的通知');
      await dialog.getByRole('button', { name: '查看影响' }).click();
      await dialog.getByText(/转由区体育一局办理：申报 \d+ 件/).waitFor();
      await dialog.getByLabel('无废学校由谁承接').fill('区体育二局');
      await page.keyboard.press('Enter');
      await dialog.getByText(/^区体育二局：申报 \d+ 件/).waitFor();
      const passing = dialog.getByRole('region', { name: '将转交的事项和账号' });
      await passing.getByRole('row', { name: running.number }).getByText('区体育二局').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: '登记', exact: true }).click();
      const changes = page.getByRole('region', { name: '历次变动', exact: true });
      await changes
        .getByText(
          '区体育局分设为区体育一局、区体育二局，无废学校由区体育二局承接，其余未办结的事项由区体育一局承接',
        )
        .waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it.each(['office', 'auditor'])(
    'as %s, the page has no serious finding of axe, no error, at a desk and on a phone',
    async (login) => {
      for (const viewport of [DESK, PHONE]) {
        const { page, faults, close } = await portal.visitors.open(login, viewport, '/departments');
        await page.getByRole('heading', { name: '历次变动' }).waitFor();
        await page.waitForLoadState('networkidle');
        if (login === 'office') {
          await page.getByRole('button', { name: '分设' }).click();
          await page.getByRole('dialog').getByLabel('第 2 个新部门的简称').waitFor();
        }
        expect({ viewport, findings: await seriousFindings(page) }).toEqual({ viewport, findings: [] });
        expect({ viewport, tooWide: await isTooWide(page) }).toEqual({ viewport, tooWide: false });
        expect(faults).toEqual([]);
        await close();
      }
    },
    PATIENCE,
  );
});
