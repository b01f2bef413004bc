import { describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { Journey } from '../support/journey';
import { floatingOnPaper } from '../support/portal/reading';
import { answer, bar, fillIn, itemOf, PHOTO } from '../support/portal/sheet-steps';

const PATIENCE = 300_000;

describeInBrowser('an inspector with a phone', () => {
  let journey: Journey;
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    journey = await Journey.at(system.crew, 'inspection', { unit: 920_001, unitName: '渝北区宝圣湖小学' });
    await journey.schedule();
  });

  it(
    'fills the sheet in without a network, and files it once when the network is back',
    async () => {
      const {
        page,
        context,
        faults,
        expect: allow,
        close,
      } = await portal.visitors.open('inspector1', PHONE, '/inspections');
      await page.getByRole('link', { name: '填写评分表' }).click();
      await page.getByRole('heading', { name: '核查评分表' }).waitFor();
      const all = journey.type.rubric.items.length;
      await bar(page).getByText(`已填 0/${all}`).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);

      await answer(page, 'M1', '符合');
      await answer(page, 'B1', '8');
      await bar(page).getByText(`已填 2/${all}`).waitFor();
      const between = itemOf(page, 'B1').getByLabel('其他分数');
      await between.fill('11'); // more than the item has: said, and not kept
      await itemOf(page, 'B1').getByText('请填写 0 到 10 之间的数字').waitFor();
      await bar(page).getByText(`已填 1/${all}`).waitFor();
      await between.fill('6，5'); // as a Chinese keyboard has it
      await bar(page).getByText(`已填 2/${all}`).waitFor();
      await page.reload();
      await bar(page).getByText(`已填 2/${all}`).waitFor();
      expect(await between.inputValue()).toBe('6.5');

      allow(0, '/api/');
      await context.setOffline(true);
      await bar(page).getByText(/^离线/).waitFor();
      await itemOf(page, 'C1').locator('input[type=file]').setInputFiles(PHOTO);
      await itemOf(page, 'C1').getByText('待发送').waitFor();
      await fillIn(page, journey, ['M1', 'B1', 'D1']);
      await bar(page).getByRole('button', { name: '还差 1 项' }).click();
      await page.getByRole('button', { name: /^D1 / }).click();
      expect(await page.evaluate('document.activeElement?.id')).toBe('item-D1');
      await answer(page, 'D1', '不适用');
      await bar(page).getByRole('button', { name: '提交评分表' }).click();
      await page.getByRole('button', { name: '确认提交' }).dblclick();
      await bar(page)
        .getByText(/离线 · 待发送/)
        .waitFor();
      expect((await journey.view()).stage).toBe('inspection');

      await context.setOffline(false);
      await page.getByText('评分表已提交').waitFor({ timeout: 120_000 });
      const filed = await portal.system.sql(
        `SELECT 1 FROM application_event WHERE application_id = $1 AND type = 'inspectionFiled'`,
        [journey.id],
      );
      expect(filed).toHaveLength(1);
      const { stage, files, scores } = await journey.view();
      expect(stage).toBe('officeReview');
      expect(files.map(({ itemId }: { itemId: string }) => itemId)).toEqual(['C1']);
      expect(scores[0].marks).toMatchObject({ M1: 'met', B1: 6.5, D1: 'notApplicable' });
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'loses nothing when the answer to the filing is lost: sent again, it is the same filing',
    async () => {
      const other = await Journey.at(portal.system.crew, 'inspection', {
        unit: 920_002,
        unitName: '渝北区龙塔小学',
      });
      await other.schedule();
      const address = `/inspections/${other.id}/sheet`;
      const { page, faults, expect: allow, close } = await portal.visitors.open('inspector1', PHONE, address);
      allow(0, '/commands');
      await fillIn(page, other);
      expect(await floatingOnPaper(page)).toEqual([]);
      let lost = 0;
      await page.route('**/commands', async (route) => {
        lost += 1;
        if (lost > 1) return route.continue();
        await route.fetch(); // the command is performed, but its answer is lost
        await route.abort('connectionreset');
      });
      await bar(page).getByRole('button', { name: '提交评分表' }).click();
      await page.getByRole('button', { name: '确认提交' }).click();
      await page.getByText('评分表已提交').waitFor({ timeout: 120_000 });
      const filed = await portal.system.sql(
        `SELECT 1 FROM application_event WHERE application_id = $1 AND type = 'inspectionFiled'`,
        [other.id],
      );
      expect(filed).toHaveLength(1);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );
});
