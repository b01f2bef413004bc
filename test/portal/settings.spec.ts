import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { Journey } from '../support/journey';

const PATIENCE = 300_000;

const GOOD_2027 = '放假,01-01..01-03\n调休,01-30\n通知,国办发明电〔2026〕9号,2026-10-30\n';
const BAD_2027 = '放假,02-30\n唱歌,10-01\n调休,01-29\n';

describeInBrowser('settings, calendars and accounts in the browser', () => {
  let running: Journey;
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    running = await Journey.at(system.crew, 'departmentReview', { unit: 910_001 });
  });

  it(
    'the office changes a clock, sees which dates would move, publishes, and lets a running case follow',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/settings');
      await page.getByRole('button', { name: '修改牵头部门初审', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('时限').fill('25');
      await dialog.getByRole('radio', { name: '暂定做法' }).check();
      await dialog.getByRole('button', { name: '记下修改' }).click();
      await page.getByRole('heading', { name: '已改 1 项，尚未公布' }).waitFor();
      await page.getByRole('link', { name: '申报起止' }).click();
      await page.getByRole('button', { name: '修改无废医院', exact: true }).click();
      await dialog.getByLabel('开始日期').fill('2025-07-01');
      await dialog.getByLabel('截止日期').fill('2025-06-30');
      await dialog.getByRole('button', { name: '记下修改' }).click();
      await dialog.getByText('截止日期不能早于开始日期。').waitFor();
      await dialog.getByLabel('开始日期').fill('');
      await dialog.getByRole('button', { name: '记下修改' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: '已改 2 项，尚未公布' }).waitFor();
      await page.getByRole('row', { name: /^无废医院.*不限 2025-06-30/ }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: '查看影响' }).click();
      await page.getByText('请填写修改的理由。').waitFor();
      await page.getByLabel('修改的理由').fill('部门反映时限过紧');
      await page.getByRole('button', { name: '查看影响' }).click();

      const before = page.getByRole('region', { name: '修改前后' });
      await before.getByRole('row', { name: '牵头部门初审 · 时限 20 25' }).waitFor();
      await before.getByRole('row', { name: '无废医院的申报起止 没有 不限至2025-06-30' }).waitFor();
      const touched = page.getByRole('region', { name: '日期会变的申报' });
      const line = touched.getByRole('row').filter({ hasText: running.number });
      await line.waitFor();
      expect(await line.innerText()).toMatch(/2024年9月\d+日[^]*2024年10月\d+日[^]*区教委/);
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByRole('button', { name: '公布为 2024.2' }).click();
      await page.getByRole('heading', { name: '办理中的申报改用 2024.2' }).waitFor();
      await page.getByLabel('理由').fill('与新申报一致');
      await page.getByRole('button', { name: '改用 2024.2' }).click();
      await page.getByText('已安排 1 件申报改用 2024.2').waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'the office gives a rubric another item, cap and minimum; what is wrong stands at its field, and a draft stays here',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/settings?part=rubrics');
      const dialog = page.getByRole('dialog');
      const noted = async () => {
        await dialog.getByRole('button', { name: '记下修改' }).click();
        await dialog.waitFor({ state: 'detached' });
      };
      await page.getByRole('combobox', { name: '评分标准' }).click();
      await page.getByTitle(/学校/).click();

      await page.getByRole('button', { name: '修改名称和最低分：部分 B' }).click();
      await dialog.getByLabel(/^分项最低分/).fill('160');
      await dialog.getByRole('button', { name: '记下修改' }).click();
      await dialog.getByText('不能大于 100。').waitFor();
      await dialog.getByLabel(/^分项最低分/).fill('65');
      await noted();
      await page.getByRole('heading', { name: /最低 65%/ }).waitFor();

      await page.getByRole('button', { name: '添加项目：部分 B' }).click();
      await dialog.getByLabel('编号').fill('B1');
      await dialog.getByRole('button', { name: '记下修改' }).click();
      await dialog.getByText('编号 B1 已经用了，请换一个。').waitFor();
      await dialog.getByText('请填写内容').waitFor();
      await dialog.getByText('请写明评分标准，或写出分档。').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByLabel('编号').fill('B99');
      await dialog.getByRole('radio', { name: '评分项' }).check();
      await dialog.getByLabel('内容').fill('开展旧书循环');
      await dialog.getByLabel('满分').fill('2');
      await dialog.getByLabel('分档').fill('0 没有\n1 偶尔');
      await dialog.getByRole('button', { name: '记下修改' }).click();
      await dialog.getByText('最高一档应为满分 2 分。').waitFor();
      await dialog.getByLabel('分档').fill('0 没有\n2 经常');
      await noted();
      await page.getByText('各部分合计 102 分，应为 100 分。').waitFor();
      await page.getByRole('button', { name: '上移B99', exact: true }).click();

      await page.getByRole('link', { name: '督办', exact: true }).click();
      await page.getByText('离开后仍保存在这台设备上').waitFor();
      await page.getByRole('button', { name: '离开' }).click();
      await page.waitForURL(/\/board/);
      await page.goto(`${portal.system.base}/settings?part=rubrics`);
      await page.getByRole('heading', { name: '已改 1 项，尚未公布' }).waitFor();
      await page.getByRole('combobox', { name: '评分标准' }).click();
      await page.getByTitle(/学校/).click();

      await page.getByRole('button', { name: '移除B99', exact: true }).click();
      await page.getByRole('tooltip').getByRole('button', { name: '移除' }).click();
      await page.getByText('各部分合计 102 分，应为 100 分。').waitFor({ state: 'detached' });
      await page.getByLabel('修改的理由').fill('提高教育部分的要求');
      await page.getByRole('button', { name: '查看影响' }).click();
      await page
        .getByRole('region', { name: '修改前后' })
        .getByText(/分项最低分/)
        .waitFor();
      await page.getByRole('button', { name: '放弃修改' }).click();
      await page.getByRole('heading', { name: /尚未公布/ }).waitFor({ state: 'detached' });
      await page.reload();
      await page.getByRole('heading', { name: '规则设置' }).waitFor();
      expect(await page.getByText('尚未公布').count()).toBe(0);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'the office is told line by line what is wrong with a calendar file, and publishes a good one after a look',
    async () => {
      const {
        page,
        faults,
        expect: allow,
        close,
      } = await portal.visitors.open('office', DESK, '/calendars/2027/change');
      const choose = async (name: string, text: string) => {
        const chosen = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: '选择文件（xlsx、csv 或 JSON）' }).click();
        await (await chosen).setFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(text) }]);
      };
      allow(422, '/api/calendars/2027/import');
      await choose('坏.csv', BAD_2027);
      await page.getByText('第 1 行').waitFor();
      await page.getByText('第 2 行').waitFor();
      expect(await page.getByRole('button', { name: '公布', exact: true }).count()).toBe(0);

      await choose('好.csv', GOOD_2027);
      await page.getByRole('heading', { name: '公布后的变化' }).waitFor();
      await page.getByText('1月30日').waitFor();
      await page.getByRole('button', { name: '公布', exact: true }).click();
      await page.getByRole('heading', { name: '2027 年工作日历' }).waitFor();
      const january = page.getByRole('table', { name: '1月', exact: true });
      await january.getByRole('cell', { name: /^30\s*班$/ }).waitFor();
      await january.getByRole('cell', { name: /^1\s*休$/ }).waitFor();
      expect(await page.getByText('国办发明电〔2026〕9号').count()).toBe(1);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'an administrator makes an account; its holder logs in with the one-time password and must choose his own',
    async () => {
      const admin = await portal.visitors.open('admin', DESK, '/');
      await admin.page.getByRole('link', { name: '新建账号' }).click();
      await admin.page.getByRole('heading', { name: '新建账号' }).waitFor();
      await admin.page.getByLabel('身份').click();
      await admin.page.getByTitle('审计', { exact: true }).click();
      await admin.page.getByLabel('账号', { exact: true }).fill('zhao.min');
      await admin.page.getByLabel('姓名').fill('赵敏');
      await admin.page.getByLabel('电子邮箱').fill('zhao.min@wufei.example');
      await admin.page.getByRole('button', { name: '建立并取得一次性密码' }).dblclick();
      const handed = admin.page.getByRole('dialog', { name: '一次性密码' });
      const password = (await handed.locator('code').innerText()).trim();
      await handed.getByRole('button', { name: '已交给本人' }).click();
      await admin.page.getByRole('heading', { name: '赵敏' }).waitFor();
      await admin.page.getByText('待本人设置密码').waitFor();
      expect(await admin.page.getByText(password).count()).toBe(0); // the password is shown only once
      expect(admin.faults).toEqual([]);
      await admin.close();

      const { page, faults, expect: allow, close } = await portal.visitors.open(undefined, PHONE, '/');
      allow(401, '/api/me');
      const own = 'xinjiang-hetao-2024';
      await page.getByLabel('账号', { exact: true }).fill('zhao.min');
      await page.getByLabel('密码', { exact: true }).fill(password);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByRole('heading', { name: '请先修改密码' }).waitFor();
      await page.getByLabel('原密码').fill(password);
      await page.getByLabel('新密码', { exact: true }).fill(own);
      await page.getByLabel('再填一次新密码').fill(own);
      await page.getByRole('button', { name: '修改密码' }).click();
      await page.getByRole('heading', { name: '我的一天' }).waitFor();
      const reply = await page.context().request.post(`${portal.system.base}/api/session`, {
        data: { login: 'zhao.min', password },
      });
      expect(reply.status()).toBe(401);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'the auditor sees cases, rules, calendars, accounts and the ledger, and is offered no act',
    async () => {
      const { page, faults, close } = await portal.visitors.open('auditor');
      const acts = ['修改', '公布', '更正', '录入', '新建账号', '停用', '重设一次性密码', '改用'];
      const seen: [path: string, text: string | RegExp][] = [
        ['/applications', running.number],
        [`/applications/${running.id}`, '提交申报'],
        ['/settings', '参照同类规定'],
        ['/settings?part=rubrics', '必备项'],
        ['/settings?part=versions', '部门反映时限过紧'],
        ['/calendars/2025', '调休上班'],
        ['/accounts', 'unit1'],
        ['/years/2024/ledger', '这一年度还没有记账'],
        ['/downloads', '停止计时记录'],
        ['/board', '督办'],
        ['/obligations', '定期任务'],
      ];
      for (const [path, text] of seen) {
        await page.goto(portal.system.base + path);
        await page.locator('main').getByText(text).first().waitFor();
        for (const name of acts) {
          const offered = await page.locator('main').getByRole('button', { name, exact: true }).count();
          expect({ path, name, offered }).toEqual({ path, name, offered: 0 });
        }
        expect(await page.locator('main').getByRole('button', { name: /^修改/ }).count()).toBe(0);
      }
      await page.goto(`${portal.system.base}/downloads`);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: '导出' }).first().click();
      await page.getByRole('menuitem', { name: /csv/ }).click();
      expect((await download).suggestedFilename()).toMatch(/\.csv$/);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'the office enters who belongs to 领导小组成员单位, and sees what that changes before it is published',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/settings?part=groups');
      await page.getByRole('button', { name: '修改领导小组成员单位' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('成员单位', { exact: true }).fill('区教委');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: '记下修改' }).click();
      await page.getByRole('region', { name: '责任单位组' }).getByText('区教委').waitFor();
      await page.getByLabel('修改的理由').fill('成员单位名单已明确');
      await page.getByRole('button', { name: '查看影响' }).click();
      await page.getByRole('rowheader', { name: '领导小组成员单位 · 成员单位', exact: true }).waitFor();
      await page.getByRole('region', { name: '修改前后' }).getByRole('cell', { name: '区教委' }).waitFor();
      await page.getByRole('button', { name: '放弃修改' }).click();
      await page
        .getByRole('region', { name: '责任单位组' })
        .getByText('区教委')
        .waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  const pages: [login: string, path: string][] = [
    ['office', '/settings'],
    ['office', '/settings?part=ladders'],
    ['office', '/settings?part=types'],
    ['office', '/settings?part=rubrics'],
    ['office', '/settings?part=groups'],
    ['office', '/settings?part=totals'],
    ['office', '/settings?part=settings'],
    ['office', '/settings?part=versions'],
    ['office', '/settings/2024.2/apply'],
    ['office', '/district'],
    ['auditor', '/district'],
    ['office', '/calendars'],
    ['office', '/calendars/2025'],
    ['office', '/calendars/2028/change'],
    ['office', '/accounts/new'],
    ['admin', '/accounts'],
    ['admin', '/accounts/new'],
    ['unit1', '/account'],
    ['auditor', '/years/2024/ledger'],
    ['auditor', '/downloads'],
  ];

  it.each(pages)(
    'as %s, %s has no serious finding of axe, no error, no other host, at a desk and on a phone',
    async (login, path) => {
      for (const viewport of [DESK, PHONE]) {
        const { page, faults, close } = await portal.visitors.open(login, viewport, path);
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
});
