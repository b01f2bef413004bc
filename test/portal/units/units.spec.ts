import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../../support/portal/browser';
import { sharedPortal } from '../../support/portal/portal';
import { Journey } from '../../support/journey';
import { aDraft } from '../../support/drive';

const PATIENCE = 240_000;

describeInBrowser('the records of units in the browser', () => {
  const ids: Record<string, string> = {};
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    const school = await Journey.at(system.crew, 'formalCheck', {
      unit: 930_001,
      unitName: '渝北区（统景）小学',
    });
    ids.case = school.id;
    ids.unit = (await school.view()).unit.id;
    // The same school from another account, without a code and for another type.
    const unit2 = await system.crew.as('unit2');
    const { unit, ...draft } = aDraft('FACTORY', 930_002, '渝北区(统景)小学');
    const { creditCode: _, ...rest } = unit;
    const other = await unit2.post('/applications', {
      ...draft,
      unit: { ...rest, noCodeReason: '尚未办理' },
    });
    await unit2.mustAct(other.body.id, { type: 'submit' });
    ids.other = other.body.id;
  });

  const pages: [login: string, path: string][] = [
    ['office', '/units'],
    ['office', '/units/:unit'],
    ['office', '/towns'],
    ['auditor', '/units/:unit'],
    ['jiaow', '/units'],
    ['jiaow', '/units/:unit'],
    ['unit1', '/units/:unit'],
    ['town1', '/'],
    ['town1', '/applications'],
    ['town1', '/applications/:case'],
    ['town1', '/cells'],
    ['town1', '/units'],
    ['office', '/applications/:case'],
  ];

  it.each(pages)(
    'as %s, %s has no serious finding of axe and no error',
    async (login, path) => {
      for (const viewport of [DESK, PHONE]) {
        const address = path.replace(/:(\w+)/, (_, name: string) => ids[name]!);
        const { page, faults, close } = await portal.visitors.open(login, viewport, address);
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect({ viewport, findings: await seriousFindings(page) }).toEqual({ viewport, findings: [] });
        expect({ viewport, tooWide: await isTooWide(page) }).toEqual({ viewport, tooWide: false });
        expect(faults).toEqual([]);
        await close();
      }
    },
    PATIENCE,
  );

  it(
    'are found by two words; the office merges two, and takes them apart again',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/units');
      await page.getByRole('search').getByLabel('查找').last().fill('小学 统景');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=/);
      await page.getByRole('link', { name: '渝北区（统景）小学' }).click();
      await page.getByText('单位库中另有同名单位').waitFor();
      await page
        .getByRole('button', { name: '合并', exact: true })
        .or(page.getByRole('button', { name: '合 并' }))
        .click();
      const dialog = page.getByRole('dialog', { name: '合并' });
      await dialog.getByLabel('并入的记录').click();
      await page.getByTitle('渝北区(统景)小学').click();
      await dialog.getByText('将并入：申报 1 件').waitFor();
      await dialog.getByLabel('合并理由').fill('同一所学校，两个账号');
      await dialog.getByRole('button', { name: /^合\s*并$/ }).click();
      await dialog.waitFor({ state: 'detached' });
      const table = page.getByRole('table', { name: '历年申报与细胞' });
      await table.getByText('无废工厂').waitFor();
      await page.getByRole('button', { name: '撤销合并' }).click();
      const undo = page.getByRole('dialog', { name: '撤销合并' });
      await undo.getByLabel('理由').fill('误合并');
      await undo.getByRole('button', { name: '撤销合并' }).click();
      await undo.waitFor({ state: 'detached' });
      await table.getByText('无废工厂').waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'are corrected by the office on the page of a case, name and mail address at once',
    async () => {
      const { page, faults, close } = await portal.visitors.open(
        'office',
        DESK,
        `/applications/${ids.other}`,
      );
      await page.getByRole('button', { name: '更正单位信息' }).click();
      const dialog = page.getByRole('dialog', { name: '更正单位信息' });
      await dialog.getByLabel('单位名称').fill('渝北区统景机械厂');
      await dialog.getByLabel('电子邮箱').fill('new@wufei.example');
      await dialog.getByLabel('更正理由').fill('单位来函更正');
      await dialog.getByRole('button', { name: '更正单位信息' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: '渝北区统景机械厂' }).first().waitFor();
      await page.getByText('渝北区(统景)小学 → 渝北区统景机械厂').waitFor();
      await page.getByText('→ new@wufei.example').waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'are read by their 镇街, which recommends a case once the office lets it',
    async () => {
      const office = await portal.visitors.open('office', DESK, '/towns');
      await office.page.getByLabel('镇街可以提交推荐意见').check();
      await office.page.getByRole('button', { name: /保\s*存/ }).click();
      await office.page.getByText('已保存').waitFor();
      await office.page.getByRole('button', { name: /更\s*名/ }).click();
      const dialog = office.page.getByRole('dialog', { name: '登记镇街变动：更名' });
      await dialog.getByLabel('更名的镇街').click();
      await office.page.keyboard.type('大盛');
      await office.page.keyboard.press('Enter');
      await dialog.getByLabel('新的名称').fill('大盛街道');
      await dialog.getByLabel('依据的文件').fill('关于调整行政区划的通知');
      await dialog.getByRole('button', { name: '查看影响' }).click();
      await dialog.getByText('大盛镇更名为大盛街道').waitFor();
      await dialog.getByText('没有需要转交的单位和账号。').waitFor();
      await dialog.getByRole('button', { name: /登\s*记/ }).click();
      const changes = office.page.getByRole('region', { name: '历次变动' }).first();
      await changes.getByText('更名：大盛镇更名为大盛街道').waitFor();
      expect(await office.page.getByLabel(/^镇街，一行一个/).inputValue()).toContain('大盛街道');
      await office.close();
      const town = await portal.visitors.open('town1', PHONE, '/');
      await town.page
        .getByRole('region', { name: '双龙湖街道办理中的申报' })
        .getByRole('link', { name: '渝北区（统景）小学' })
        .click();
      await town.page.getByRole('textbox', { name: '推荐意见' }).fill('该校台账齐全，同意推荐');
      await town.page.getByRole('button', { name: '提交推荐意见' }).click();
      await town.page.getByText('双龙湖街道经办人').last().waitFor();
      expect(town.faults).toEqual([]);
      await town.close();
      const jiaow = await portal.visitors.open('jiaow', DESK, `/applications/${ids.case}`);
      const said = jiaow.page.getByRole('region', { name: '镇街推荐意见' });
      await said.getByText('该校台账齐全，同意推荐').waitFor();
      const history = jiaow.page.getByRole('region', { name: '办理过程' });
      await history.getByText('提出推荐意见').waitFor();
      expect(await said.getByRole('button').count()).toBe(0);
      await jiaow.close();
    },
    PATIENCE,
  );

  it(
    'are corrected by the unit in 补正; the 镇街 comes from the list',
    async () => {
      const journey = await Journey.at(portal.system.crew, 'formalCheck', {
        unit: 930_003,
        unitName: '渝北区洛积小学',
      });
      await journey.returnForCorrection();
      const { page, faults, close } = await portal.visitors.open(
        'unit1',
        PHONE,
        `/apply/${journey.id}?step=2`,
      );
      await page.getByLabel('单位名称').fill('渝北区洛碛小学');
      await page.getByLabel('所在镇街').fill('洛碛');
      await page.getByTitle('洛碛镇').click();
      await page
        .getByRole('button', { name: /重新提交/ })
        .first()
        .click();
      await page.getByRole('button', { name: '重新提交', exact: true }).last().click();
      await page.getByText('正在办理“形式审查”').waitFor();
      expect((await journey.view()).unit).toMatchObject({ name: '渝北区洛碛小学', street: '洛碛镇' });
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );
});
