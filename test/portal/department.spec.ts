import type { Page } from 'playwright-core';
import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { Journey } from '../support/journey';

const PATIENCE = 300_000;

describeInBrowser('a lead department in the browser', () => {
  const portal = sharedPortal(PATIENCE);

  const school = (stage: 'formalCheck' | 'departmentReview' | 'inspection', unitName: string, unit: number) =>
    Journey.at(portal.system.crew, stage, { unit, unitName });
  const eventsOf = async (id: string, type: string) =>
    portal.system.sql('SELECT data FROM application_event WHERE application_id = $1 AND type = $2', [
      id,
      type,
    ]);
  const openAct = async (page: Page, name: string) => {
    await page.getByRole('region', { name: '您现在可以办理' }).getByRole('button', { name }).click();
    return page.getByRole('dialog', { name });
  };

  it(
    'goes from the log-in over the work list to the opinion; the co-lead still stands open',
    async () => {
      const { id } = await school('departmentReview', '渝北区双湖小学', 910_001);
      const {
        page,
        faults,
        expect: allow,
        close,
      } = await portal.visitors.open(undefined, DESK, '/login?to=/tasks');
      allow(401, '/api/me');
      await page.getByLabel('账号', { exact: true }).fill('jiaow');
      await page.getByLabel('密码', { exact: true }).fill('wufei-demo');
      await page.getByRole('button', { name: /^登\s*录$/ }).click();
      const line = page.getByRole('row').filter({ hasText: '渝北区双湖小学' });
      await line.getByText(/剩余 \d+ 个工作日/).waitFor();
      await line.getByRole('link', { name: '渝北区双湖小学' }).click();

      const dialog = await openAct(page, '出具初审意见');
      await dialog.getByRole('radio', { name: /^不同意/ }).check();
      await dialog.getByRole('button', { name: '出具初审意见' }).click();
      await dialog.getByText('请填写不同意的理由。').waitFor();
      await dialog.getByRole('button', { name: /取\s*消/ }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /^同\s*意$/ }).dblclick();
      await page.getByRole('region', { name: '这一件已办理' }).waitFor();
      await page.getByText('区教委').first().waitFor();
      expect(await eventsOf(id, 'opinionGiven')).toEqual([
        { data: { department: 'JIAOW', opinion: 'agree' } },
      ]);
      expect(await page.getByRole('button', { name: '出具初审意见' }).count()).toBe(0);
      for (const empty of ['延长期限', '转办'])
        expect(await page.getByRole('button', { name: empty }).count()).toBe(0);
      await page
        .getByText(/区机关事务中心/)
        .first()
        .waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'is told in Chinese when somebody else has decided meanwhile, and sees the case as it is now',
    async () => {
      const { id } = await school('departmentReview', '渝北区龙山中学', 910_002);
      const address = `/applications/${id}`;
      const first = await portal.visitors.open('jiaow', DESK, address);
      const second = await portal.visitors.open('jiaow-head', DESK, address);
      const dialogs = [await openAct(first.page, '出具初审意见'), await openAct(second.page, '出具初审意见')];
      await dialogs[0]!.getByRole('radio', { name: /^同意/ }).check();
      await dialogs[1]!.getByRole('radio', { name: /^不同意/ }).check();
      await dialogs[1]!.getByLabel('不同意的理由').fill('台账不完整');
      await dialogs[0]!.getByRole('button', { name: '出具初审意见' }).click();
      await dialogs[0]!.waitFor({ state: 'detached' });
      second.expect(409, '/commands');
      await dialogs[1]!.getByRole('button', { name: '出具初审意见' }).click();
      await dialogs[1]!.getByRole('alert').first().waitFor();
      expect(await dialogs[1]!.getByRole('alert').first().textContent()).toMatch(/\p{Script=Han}{4}/u);
      await dialogs[1]!.getByText('页面已更新', { exact: false }).waitFor();
      expect(await eventsOf(id, 'opinionGiven')).toHaveLength(1);
      expect([...first.faults, ...second.faults]).toEqual([]);
      await first.close();
      await second.close();
    },
    PATIENCE,
  );

  it(
    'returns with a list of what is missing, told once',
    async () => {
      const { id } = await school('formalCheck', '渝北区金山小学', 910_003);
      const { page, faults, close } = await portal.visitors.open('jiaow', DESK, `/applications/${id}`);
      const dialog = await openAct(page, '退回补正');
      await dialog.getByRole('button', { name: '退回补正' }).click();
      await dialog.getByText('请勾选或写明至少一项需要补正的内容。').waitFor();
      await dialog.getByRole('checkbox').first().check();
      await dialog.getByLabel('其他内容 1').fill('承诺书未加盖公章');
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: '退回补正' }).click();
      await dialog.waitFor({ state: 'detached' });
      const { items } = await (await portal.system.crew.as('jiaow')).mustGet(`/applications/${id}/events`);
      const { input } = items.find(({ type }: { type: string }) => type === 'returnedForCorrection');
      expect(input.missing).toHaveLength(2);
      expect(input.missing[1]).toBe('承诺书未加盖公章');
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'extends with a reason; the date that was told stays visible',
    async () => {
      const { id } = await school('departmentReview', '渝北区空港小学', 910_004);
      const { page, faults, close } = await portal.visitors.open('jiaow', DESK, `/applications/${id}`);
      const dialog = await openAct(page, '延长期限');
      await dialog.getByLabel('延长的理由').fill('需要专家论证');
      await dialog.getByRole('button', { name: '延长期限' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('原期限：2024年9月30日 周一').first().waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'arranges an inspection on the calendar, beside the others of that day',
    async () => {
      const other = await school('inspection', '渝北区回兴小学', 910_005);
      await other.schedule('2024-09-05');
      const { id } = await school('inspection', '渝北区两江小学', 910_006);
      const { page, faults, close } = await portal.visitors.open('jiaow', DESK, `/applications/${id}`);
      const dialog = await openAct(page, '安排现场核查');
      const day = dialog.getByRole('button', { name: '2024年9月5日 周四' });
      await day.getByText('核查 1').waitFor();
      expect(await dialog.getByRole('button', { name: /^2024年9月1日/ }).isDisabled()).toBe(true);
      await dialog.getByRole('button', { name: /^2024年9月14日.*调休上班/ }).waitFor();
      await day.click();
      await dialog.getByText(/当天另有.*渝北区回兴小学/).waitFor();
      await dialog.getByRole('checkbox', { name: /^核查员一/ }).check();
      await dialog.getByRole('button', { name: '安排现场核查' }).click();
      await dialog.getByText('核查组至少 2 人。').waitFor();
      await dialog.getByRole('checkbox', { name: /^核查员二/ }).check();
      await dialog.getByRole('button', { name: '安排现场核查' }).click();
      await dialog.waitFor({ state: 'detached' });
      const [event] = await eventsOf(id, 'inspectionScheduled');
      expect(event.data).toMatchObject({
        on: '2024-09-05',
        inspectors: [expect.any(String), expect.any(String)],
      });

      await page.goto(`${portal.system.base}/inspections?view=agenda&month=2024-09`);
      await page.getByRole('heading', { name: '2024年9月5日 周四' }).waitFor();
      expect(await page.getByRole('link', { name: /^渝北区(回兴|两江)小学$/ }).count()).toBe(2);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'gives several opinions at once, with a result for each',
    async () => {
      const names = ['渝北区甲小学', '渝北区乙小学', '渝北区丙小学'];
      const cases: Journey[] = [];
      for (const [i, name] of names.entries())
        cases.push(await school('departmentReview', name, 910_010 + i));
      const { page, faults, close } = await portal.visitors.open(
        'jgsw',
        DESK,
        '/tasks?clock=departmentReview',
      );
      for (const name of names) await page.getByRole('checkbox', { name: `选择 ${name}` }).check();
      await cases[1]!.opinion('JGSW', 'agree'); // a colleague is faster
      await page.getByRole('button', { name: '批量出具初审意见' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: '同意', exact: true }).check();
      await dialog.getByRole('button', { name: '批量出具初审意见' }).dblclick();
      await dialog.getByText('共 3 件：办成 2 件，未成功 1 件。').waitFor();
      await dialog
        .getByRole('listitem')
        .filter({ hasText: '渝北区乙小学' })
        .getByText('本部门已出具意见')
        .waitFor();
      for (const { id } of cases) expect(await eventsOf(id, 'opinionGiven')).toHaveLength(1);
      await dialog
        .getByRole('button', { name: /关\s*闭/ })
        .last()
        .click();
      expect(page.url()).toContain('clock=departmentReview');
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'accepts several at once; a refusal stands beside its case',
    async () => {
      const names = ['渝北区子小学', '渝北区丑小学'];
      const cases: Journey[] = [];
      for (const [i, name] of names.entries()) cases.push(await school('formalCheck', name, 910_020 + i));
      const { page, faults, close } = await portal.visitors.open('jiaow', DESK, '/tasks?clock=formalCheck');
      for (const name of names) await page.getByRole('checkbox', { name: `选择 ${name}` }).check();
      const unit = await portal.system.crew.as('unit1');
      await unit.mustAct(cases[1]!.id, { type: 'withdraw' });
      await page.getByRole('button', { name: '批量受理' }).click();
      const dialog = page.getByRole('dialog');
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: '批量受理' }).dblclick();
      await dialog.getByText(/办成 1 件.未成功 1 件/).waitFor();
      await dialog
        .getByRole('listitem')
        .filter({ hasText: names[1] })
        .getByText(/\p{Script=Han}{4}/u)
        .first()
        .waitFor();
      expect(await eventsOf(cases[0]!.id, 'accepted')).toHaveLength(1);
      expect(await eventsOf(cases[1]!.id, 'accepted')).toHaveLength(0);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'arranges several inspections at once, one after the other, and sees who is busy',
    async () => {
      const names = ['渝北区寅小学', '渝北区卯小学'];
      const cases: Journey[] = [];
      for (const [i, name] of names.entries()) cases.push(await school('inspection', name, 910_030 + i));
      const { page, faults, close } = await portal.visitors.open(
        'jiaow',
        DESK,
        '/tasks?clock=inspectionScheduling',
      );
      for (const name of names) await page.getByRole('checkbox', { name: `选择 ${name}` }).check();
      await page.getByRole('button', { name: '批量安排现场核查' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^2024年9月12日/ }).click();
      await dialog.getByLabel('第一家的到场时间').fill('09:30');
      await dialog.getByRole('checkbox', { name: /^核查员一/ }).check();
      await dialog.getByRole('checkbox', { name: /^核查员二/ }).check();
      await dialog.getByRole('button', { name: '批量安排现场核查' }).click();
      await dialog.getByText(/办成 2 件/).waitFor();
      const hours = await Promise.all(cases.map(({ id }) => eventsOf(id, 'inspectionScheduled')));
      expect(hours.map(([event]) => [event.data.on, event.data.startsAt]).sort()).toEqual([
        ['2024-09-12', '09:30'],
        ['2024-09-12', '10:30'],
      ]);

      await page.goto(`${portal.system.base}/applications/${cases[1]!.id}`);
      await page
        .getByText(/2024年9月12日 周四 (09|10):30/)
        .first()
        .waitFor();
      const change = await openAct(page, '改期或调整核查组');
      await change
        .getByRole('button', { name: /^2024年9月12日/ })
        .getByText('核查员一、核查员二有安排')
        .waitFor();
      await change
        .getByText(/当天已有：(09|10):30 渝北区寅小学/)
        .first()
        .waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'hands in its part of the quarterly dispatch; what is being written survives a reload',
    async () => {
      const { items } = await (await portal.system.crew.as('cgj')).mustGet('/obligations');
      const obligation = items.find(({ kind, status }: Record<string, string>) => {
        return kind === 'quarterlyDispatch' && status === 'open';
      });
      const { page, faults, close } = await portal.visitors.open('cgj', DESK, '/contributions');
      await page.getByRole('link', { name: obligation.title }).click();
      const item = page.locator('main section').first();
      await item.getByRole('button', { name: '填报' }).click();
      await item.getByLabel('进展情况').fill('已完成三所学校的垃圾分类检查');
      await item.getByLabel(/^数字/).fill('3');
      await page.reload();
      expect(await item.getByLabel('进展情况').inputValue()).toBe('已完成三所学校的垃圾分类检查');
      await item.getByText('草稿已保存在本机，尚未提交').waitFor();
      await item.getByRole('button', { name: '提交填报' }).click();
      await item.getByText('填写数字时须写明数据来源。').waitFor();
      await item.getByLabel('数据来源').fill('区教委台账');
      await item.locator('input[type=file]').setInputFiles({
        ...{ name: '检查记录.png', mimeType: 'image/png' },
        buffer: Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
          'base64',
        ),
      });
      await item.getByText('检查记录.png').waitFor();
      await item.getByRole('button', { name: '提交填报' }).click();
      await item.getByText(/第 1 版/).waitFor();
      await item.getByText('已填报', { exact: true }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'has pages that everybody can read, on a desk and on a phone',
    async () => {
      for (const path of [
        '/tasks',
        '/inspections?month=2024-09&view=month',
        '/inspections?month=2024-09&view=agenda',
        '/contributions',
      ]) {
        for (const viewport of [DESK, PHONE]) {
          const { page, faults, close } = await portal.visitors.open('jiaow', viewport, path);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.waitForLoadState('networkidle');
          const seen = {
            path,
            viewport,
            findings: await seriousFindings(page),
            tooWide: await isTooWide(page),
          };
          expect(seen).toEqual({ path, viewport, findings: [], tooWide: false });
          expect(faults).toEqual([]);
          await close();
        }
      }
    },
    PATIENCE,
  );
});
