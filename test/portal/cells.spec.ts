import { setTimeout as rest } from 'node:timers/promises';
import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { aPdf } from '../support/api/sample-files';
import { Journey } from '../support/journey';

const PATIENCE = 240_000;

describeInBrowser('a named cell in the portal', () => {
  let id: string;
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    const { crew } = system;
    await Journey.at(crew, 'municipalReport', { unit: 900_011 });
    const office = await crew.as('office');
    // The worker begins the cell by itself.
    for (let found; !found; await rest(200)) {
      [found] = (await office.get('/cells')).body.items;
      id = found?.id;
    }
  });

  it(
    'has a list and a page without a serious finding, on a desk and on a phone, for everyone who sees it',
    async () => {
      for (const login of ['office', 'jiaow', 'unit1', 'auditor']) {
        for (const viewport of [DESK, PHONE]) {
          for (const path of ['/cells', `/cells/${id}`]) {
            const { page, faults, close } = await portal.visitors.open(login, viewport, path);
            await page.getByText('渝北测试单位900011').first().waitFor();
            await page.waitForLoadState('networkidle');
            const findings = await seriousFindings(page);
            expect({ login, path, findings }).toEqual({ login, path, findings: [] });
            expect({ login, path, tooWide: await isTooWide(page) }).toEqual({ login, path, tooWide: false });
            expect(faults).toEqual([]);
            await close();
          }
        }
      }
    },
    PATIENCE,
  );

  it(
    'is spot-checked: the office orders, the lead department files the sheet, the unit reads 维持',
    async () => {
      const office = await portal.visitors.open('office', DESK, `/cells/${id}`);
      await office.page.getByRole('button', { name: '安排抽查' }).click();
      await office.page.getByRole('dialog').getByLabel('理由').fill('群众反映，需到场核实');
      await office.page.getByRole('dialog').getByRole('button', { name: '安排抽查' }).click();
      await office.page.getByText('等待区教委：抽查').waitFor();
      await office.close();

      const lead = await portal.visitors.open('jiaow', DESK, `/cells/${id}`);
      await lead.page.getByRole('button', { name: '提交核查表' }).click();
      const dialog = lead.page.getByRole('dialog');
      await dialog.getByLabel('核查人').click();
      await lead.page
        .locator('.ant-select-item-option')
        .filter({ hasText: '区机关事务中心联络员' })
        .first()
        .click();
      await lead.page.keyboard.press('Escape');
      await dialog.getByRole('radio', { name: '维持' }).check();
      await dialog.getByRole('button', { name: '提交核查表' }).click();
      await dialog
        .getByText(/^请选择“.+”是否符合。$/)
        .first()
        .waitFor(); // nothing is chosen beforehand
      await dialog.locator('input[type=file]').setInputFiles({
        name: '现场记录.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(aPdf()),
      });
      await dialog.getByText('现场记录.pdf').first().waitFor();
      await dialog.locator('li input[type=file]').setInputFiles({
        name: '现场记录（改）.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(aPdf('corrected')),
      });
      await dialog.getByText('已被替换').waitFor();
      const lines = dialog.getByRole('radio', { name: '符合', exact: true });
      for (let i = 0, n = await lines.count(); i < n; i += 1) await lines.nth(i).check();
      const answered = lead.page.waitForResponse((response) => response.request().method() === 'POST');
      await dialog.getByRole('button', { name: '提交核查表' }).click();
      const answer = await answered; // a refusal is named here, and not as a text that never comes
      expect({ status: answer.status(), body: await answer.text() }).toMatchObject({ status: 200 });
      await dialog.waitFor({ state: 'hidden' });
      await lead.page.getByText(/核查，结果：维持/).waitFor();
      await lead.close();

      const unit = await portal.visitors.open('unit1', PHONE, `/cells/${id}`);
      await unit.page.getByText(/核查，结果：维持/).waitFor();
      await unit.page.getByRole('heading', { name: '核查附件' }).waitFor();
      for (const name of ['现场记录.pdf', '现场记录（改）.pdf'])
        await unit.page.getByRole('button', { name }).waitFor();
      expect(unit.faults).toEqual([]);
      await unit.close();
    },
    PATIENCE,
  );
});
