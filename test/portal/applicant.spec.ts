import { aPdf, aPng } from '../support/api/sample-files';
import { describeInBrowser, PHONE } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { creditCode } from '../support/drive';
import { Journey } from '../support/journey';

const PATIENCE = 240_000;

describeInBrowser('an applicant in the browser', () => {
  const portal = sharedPortal(PATIENCE);

  it(
    'logs in, chooses a type, fills in the form in steps and submits',
    async () => {
      const {
        page,
        faults,
        expect: allow,
        close,
      } = await portal.visitors.open(undefined, undefined, '/apply');
      allow(401, '/api/me');
      await page.getByLabel('账号', { exact: true }).fill('unit2');
      await page.getByLabel('密码', { exact: true }).fill('wufei-demo');
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByRole('button', { name: '申报这一类：无废学校' }).click();

      await page.getByLabel('单位名称').fill('渝北区龙溪小学');
      await page.getByLabel('统一社会信用代码', { exact: true }).fill(creditCode(700_001));
      await page.getByLabel('所在镇街').fill('龙溪街道');
      await page.getByLabel('地址').fill('新溉路 1 号');
      await page.getByLabel('姓名').fill('李华');
      await page.getByLabel('联系电话').fill('13900000000');
      await page.getByLabel('电子邮箱').fill('unit2@wufei.example');
      await page.getByRole('button', { name: /^下一步/ }).click();
      await page.getByText('已自动保存').waitFor();

      await page.getByLabel('“无废”做法和成效').fill('食堂餐厨垃圾就地处理。');
      const upload = page.locator('label', { hasText: '添加附件' });
      const chosen = page.waitForEvent('filechooser');
      await upload.click();
      await (
        await chosen
      ).setFiles([
        { name: '管理制度.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf()) },
        { name: '坏文件.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
      ]);
      await page.getByRole('button', { name: '管理制度.pdf', exact: true }).waitFor();
      await page.getByText('不能上传这种文件，请另存为 PDF').waitFor();

      await page.getByRole('button', { name: '下一步', exact: false }).click();
      await page.getByRole('button', { name: '未填的 7 项均符合' }).click();
      await page.getByText('已填 7 / 23 项').waitFor();
      for (const mark of await page.getByRole('group').getByRole('textbox').all()) await mark.fill('0');
      await page.getByText('已填 23 / 23 项').waitFor();
      await page.getByText('已自动保存').waitFor();

      await page.getByRole('button', { name: '4 承诺与提交' }).click();
      const check = page.getByRole('region', { name: '提交前请核对' });
      for (const text of [
        '渝北区龙溪小学',
        '食堂餐厨垃圾就地处理。',
        '管理制度.pdf',
        /^0 分（.*已填 23 \/ 23 项$/,
      ])
        await check.getByText(text).waitFor();
      await check.getByRole('button', { name: '修改单位信息' }).click();
      await page.getByLabel('姓名').fill('李华华');
      await page.getByRole('button', { name: '4 承诺与提交' }).click();
      await check.getByText('李华华 13900000000').waitFor();
      await page.getByText('还有 1 处需要填写或更正').waitFor();
      await page.getByRole('checkbox', { name: /^建设承诺书/ }).check();
      await page.getByText('内容已填写完整，可以提交。').waitFor();
      await page.getByRole('button', { name: '提交申报' }).dblclick();
      await page.getByRole('heading', { name: '进度' }).waitFor();
      await page.getByText('正在办理“形式审查”').waitFor();
      const receipt = page.getByRole('region', { name: '提交回执' });
      await receipt.getByText('unit2@wufei.example').waitFor();
      expect(await receipt.getByText(/^YB-2024-SCHOOL-\d{4}$/).count()).toBe(1);
      expect(await page.getByRole('button', { name: '催办' }).getAttribute('class')).not.toContain('primary');
      expect(await page.title()).toContain('渝北区龙溪小学');

      const id = new URL(page.url()).pathname.split('/').at(-1)!;
      const events = await portal.system.sql(`SELECT type FROM application_event WHERE application_id = $1`, [
        id,
      ]);
      expect(events.filter(({ type }) => type === 'submitted')).toHaveLength(1);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'goes on with a draft on another device',
    async () => {
      const yearRecord = await portal.visitors.open('unit3', undefined, '/apply');
      await yearRecord.page.getByRole('button', { name: '申报这一类：无废工厂' }).click();
      await yearRecord.page.getByLabel('单位名称').fill('渝北区前进机械厂');
      await yearRecord.page.getByLabel('联系电话').fill('（023）6780 0001');
      await yearRecord.page.getByLabel('电子邮箱').fill('ｗａｎｇ@example。cn');
      await yearRecord.page.getByLabel('单位名称').focus();
      expect(await yearRecord.page.getByLabel('联系电话').inputValue()).toBe('023-67800001');
      expect(await yearRecord.page.getByLabel('电子邮箱').inputValue()).toBe('wang@example.cn');
      await yearRecord.page.getByText('已自动保存').waitFor();
      const phone = await portal.visitors.open('unit3', PHONE);
      await phone.page.getByRole('link', { name: '渝北区前进机械厂' }).click();
      expect(await phone.page.getByLabel('单位名称').inputValue()).toBe('渝北区前进机械厂');

      await phone.page.getByLabel('单位名称').fill('渝北区前进机械有限公司');
      await phone.page.getByText('已自动保存').waitFor();
      yearRecord.expect(409, '/api/applications/');
      await yearRecord.page.getByLabel('所在镇街').fill('回兴街道');
      await yearRecord.page.getByText('这份草稿在别处有了新的改动').waitFor();
      await yearRecord.page.getByRole('button', { name: '用那边的内容' }).click();
      expect(await yearRecord.page.getByLabel('单位名称').inputValue()).toBe('渝北区前进机械有限公司');
      expect([...yearRecord.faults, ...phone.faults]).toEqual([]);
      await yearRecord.close();
      await phone.close();
    },
    PATIENCE,
  );

  it(
    'is not told of a fault under the answer that it has just given',
    async () => {
      const { page, faults, close } = await portal.visitors.open('unit5', undefined, '/apply');
      await page.getByRole('button', { name: '申报这一类：无废学校' }).click();
      await page.getByRole('button', { name: '3 自评与佐证' }).click();
      const answers = page.getByRole('radio', { name: '符合', exact: true });
      await answers.nth(0).check();
      await page.getByRole('button', { name: '3 自评与佐证 待填 22' }).waitFor(); // the server has read the first answer
      let go = () => {};
      const held = new Promise<void>((resolve) => (go = resolve));
      await page.route('**/api/applications/*', async (route) => {
        await held;
        await route.continue();
      });
      const below = page.getByText('无废”主题宣传或培训');
      // What an answer moves; the page itself may scroll, so that the answer stands clear of the bar at its foot.
      const gap = async () => (await below.boundingBox())!.y - (await answers.nth(0).boundingBox())!.y;
      const before = await gap();
      await answers.nth(1).check();
      await page.getByText('已填 2 / 23 项').waitFor();
      expect(await page.getByText('此项未填写。').count()).toBe(0);
      expect(await gap()).toBe(before);
      go();
      await page.getByRole('button', { name: '3 自评与佐证 待填 21' }).waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'loses nothing when the session ends in the middle of the form',
    async () => {
      const {
        page,
        context,
        faults,
        expect: allow,
        close,
      } = await portal.visitors.open('unit4', undefined, '/apply');
      await page.getByRole('button', { name: '申报这一类：无废商超' }).click();
      await page.getByLabel('单位名称').waitFor();
      await context.clearCookies();
      allow(401, '/api/');
      await page.getByLabel('单位名称').fill('渝北区新世纪超市');
      const dialog = page.getByRole('dialog', { name: '登录已过期' });
      await dialog.getByLabel('密码', { exact: true }).fill('wufei-demo');
      await dialog.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByText('已自动保存').waitFor();
      await page.reload();
      expect(await page.getByLabel('单位名称').inputValue()).toBe('渝北区新世纪超市');
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'is led from 公共机构 to 学校 with what it has typed',
    async () => {
      const { page, faults, close } = await portal.visitors.open('unit5', undefined, '/apply');
      await page.getByRole('button', { name: /^申报这一类：无废公共机构/ }).click();
      await page.getByLabel('单位名称').fill('渝北区实验中学');
      await page.getByRole('button', { name: '改按“无废学校”申报' }).click();
      await page.getByRole('heading', { name: '申报无废学校' }).waitFor();
      expect(await page.getByLabel('单位名称').inputValue()).toBe('渝北区实验中学');
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'puts right what was found missing, and hands in again',
    async () => {
      const journey = await Journey.at(portal.system.crew, 'formalCheck', {
        unitName: '渝北区两江中学',
        unit: 800_001,
      });
      await journey.returnForCorrection();
      const { page, faults, close } = await portal.visitors.open(
        'unit1',
        PHONE,
        `/applications/${journey.id}`,
      );
      await page.getByText('缺少上年度台账').first().waitFor();
      await page.getByRole('button', { name: '补正后重报' }).click();
      await page.getByRole('button', { name: /自评与佐证/ }).click();
      const chosen = page.waitForEvent('filechooser');
      await page.locator('label', { hasText: '上传佐证材料' }).first().click();
      await (await chosen).setFiles({ name: '台账.png', mimeType: 'image/png', buffer: Buffer.from(aPng()) });
      await page.getByRole('button', { name: '台账.png', exact: true }).click();
      await page.getByRole('dialog').getByRole('img', { name: '台账.png' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      const first = page.getByRole('listitem').filter({ hasText: '台账.png' });
      const another = page.waitForEvent('filechooser');
      await first.locator('label', { hasText: '换一版' }).click();
      await (
        await another
      ).setFiles({ name: '新表.png', mimeType: 'image/png', buffer: Buffer.from(aPng()) });
      await page.getByRole('button', { name: '新表.png', exact: true }).waitFor();
      await first.getByText('已被替换').waitFor();
      expect(await first.locator('label', { hasText: '换一版' }).count()).toBe(0);
      await page
        .getByRole('button', { name: /^4 重新提交|重新提交$/ })
        .first()
        .click();
      await page.getByLabel('补正说明').fill('已补齐台账');
      // The case is read again at once, which removes the form; all other answers are delayed by 1.5 s.
      await page.route(/\/api\/(?!applications\/[^/]+(\/commands)?$)/, async (route) => {
        await new Promise((go) => setTimeout(go, 1_500));
        await route.continue();
      });
      const answered = page.getByText('补正材料已重新提交').waitFor();
      await page.getByRole('button', { name: '重新提交', exact: true }).last().click();
      await answered;
      await page.getByText('正在办理“形式审查”').waitFor();
      expect((await journey.view()).stage).toBe('formalCheck');
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'is told what has happened meanwhile when its act comes too late',
    async () => {
      const journey = await Journey.at(portal.system.crew, 'formalCheck', {
        unitName: '渝北区石船小学',
        unit: 800_002,
      });
      const {
        page,
        expect: allow,
        close,
      } = await portal.visitors.open('unit1', undefined, `/applications/${journey.id}`);
      await page.getByRole('button', { name: '撤回' }).click();
      const elsewhere = await portal.system.crew.as('unit1');
      await elsewhere.mustAct(journey.id, { type: 'withdraw', reason: '在手机上撤回' });
      allow(409, '/commands');
      await page.getByRole('button', { name: '确认撤回' }).click();
      await page.getByText('这件事刚刚有了变化，页面已更新：').waitFor();
      await page.getByText('现在的环节：已撤回').waitFor();
      await close();
    },
    PATIENCE,
  );
});
