import { aRelease, nextYear } from '../support/api/releases';
import { Client } from '../support/client';
import { Journey } from '../support/journey';
import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';

const PATIENCE = 300_000;

const school = (r: any) => r.cellTypes.find(({ code }: any) => code === 'SCHOOL');
const itemsOf = (r: any) =>
  r.rubrics
    .find(({ id }: any) => id === 'SCHOOL@2024')
    .sections[1].items.filter(({ kind }: any) => kind === 'SCORED');

/** What the release ships: a row that the office changed too, two marks that belong together, a field, texts. */
function improve(rules: any): void {
  rules.clocks.departmentReview.length = 15;
  rules.clocks.naming.note = '命名文件由办公室起草。';
  school(rules).passMark.value = 88;
  rules.settings.mustNotMet.note = rules.settings.mustNotMet.note.replace('；', ';');
  rules.form.push({ id: 'teachers', name: '教职工人数', kind: 'number', required: false, basis: 'assumed' });
  const [one, two] = itemsOf(rules);
  for (const item of [one, two]) Object.assign(item, { steps: undefined, standard: '按现场情况评分。' });
  one.max += 1;
  two.max -= 1;
}

describeInBrowser('the rules that a release ships, in the browser', () => {
  let running: Journey;
  let id: string;
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    running = await Journey.at(system.crew, 'departmentReview', { unit: 910_002 });
    const office = await Client.login(system.base, 'office');
    const own = { clocks: { departmentReview: { length: 25, basis: 'assumed' } } };
    const reply = await office.put('/settings', {
      basedOn: '2024.1',
      reason: '部门反映时限过紧',
      change: own,
    });
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    id = await aRelease(system, improve, '2024.5');
  });

  it(
    'the office finds them, sees who changed what, is told what belongs together, and takes a part',
    async () => {
      const { page, faults, expect: allow, close } = await portal.visitors.open('office', DESK, '/');
      await page.getByRole('link', { name: '1 厂家规则待定' }).click();
      await page.getByRole('heading', { name: '厂家的规则' }).waitFor();
      await page.getByText('系统更新带来厂家的新规则（2024.5 版），没有生效。').waitFor();
      await page.getByRole('link', { name: '对照并决定' }).click();
      await page.getByRole('heading', { name: '厂家的规则 2024.5' }).waitFor();

      const review = page
        .getByRole('region', { name: '时限', exact: true })
        .getByRole('row')
        .filter({ hasText: '牵头部门初审' });
      expect(await review.getByRole('cell').allInnerTexts()).toEqual([
        expect.stringContaining('牵头部门初审'),
        expect.stringContaining('时限：20'),
        expect.stringContaining('时限：25'),
        expect.stringContaining('时限：15'),
        '两边都改了',
      ]);
      const field = page
        .getByRole('region', { name: '申报表' })
        .getByRole('row')
        .filter({ hasText: '教职工人数' });
      expect(await field.getByRole('cell').last().innerText()).toMatch(/厂家改了\s*厂家新增/);
      const marks = page.getByRole('group').filter({ hasText: '仅标点不同的 1 处' });
      await page.getByText('另有 1 处仅标点不同').waitFor();
      await page.getByText('仅标点不同的 1 处').click();
      await marks.getByRole('row').filter({ hasText: '必备项不符合时' }).waitFor();
      await page.getByText('仅标点不同的 1 处').click();
      expect(await page.getByRole('button', { name: '查看影响' }).isDisabled()).toBe(true);
      expect(await seriousFindings(page)).toEqual([]);

      allow(422, `/api/settings/proposals/${id}/take`);
      const rubric = page.getByRole('region', { name: '评分标准' });
      await page.getByRole('checkbox', { name: '采用厂家的：教职工人数' }).check();
      await rubric.getByRole('checkbox').first().check();
      await page.getByLabel('采用的理由').fill('表单更完整');
      await page.getByRole('button', { name: '查看影响' }).click();
      await rubric
        .getByRole('alert')
        .getByText(/评分项合计/)
        .waitFor();
      await rubric.getByRole('checkbox').last().check();
      await page.getByRole('button', { name: '查看影响' }).click();
      await page.getByRole('region', { name: '日期会变的申报' }).getByText(running.number).waitFor();
      await page.getByRole('button', { name: '公布为 2024.3' }).click();
      await page.getByRole('heading', { name: '办理中的申报改用 2024.3' }).waitFor();

      await page.goto(`${portal.system.base}/settings?part=versions`);
      const versions = page.getByRole('region', { name: '版本', exact: true });
      await versions.getByRole('row').filter({ hasText: '表单更完整' }).getByText('2024.5').waitFor();
      await page.getByText('采用了一部分').waitFor();
      expect(await page.getByRole('link', { name: '对照并决定' }).count()).toBe(0);
      await page.goto(`${portal.system.base}/`);
      await page.getByRole('link', { name: /待命名/ }).waitFor();
      const crew = await Client.login(portal.system.base, 'office');
      expect((await crew.mustGet(`/applications/${running.id}`)).rulesVersion).toBe('2024.1');
      expect((await crew.mustGet('/settings')).clocks.departmentReview.length).toBe(25);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'the office leaves what another release ships, with a reason, and finds it again',
    async () => {
      const left = await aRelease(
        portal.system,
        (r) => (r.settings.maxRectificationRounds.value = 1),
        '2024.6',
      );
      const { page, faults, close } = await portal.visitors.open(
        'office',
        DESK,
        `/settings/proposals/${left}`,
      );
      await page.getByRole('button', { name: '全选厂家改的' }).click();
      await page.getByRole('button', { name: '暂不采用' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '记下' }).click();
      await dialog.getByText('请填写理由').waitFor();
      await dialog.getByLabel('理由').fill('年中不改');
      await dialog.getByRole('button', { name: '记下' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('暂不采用：').waitFor();
      await page.getByText('年中不改').waitFor();
      expect(await page.getByRole('button', { name: '暂不采用' }).count()).toBe(0);
      await page.getByRole('button', { name: '全选厂家改的' }).waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'the office begins the draft of a year with the rules that a release ships for it',
    async () => {
      await aRelease(portal.system, nextYear, '2025.1');
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/settings?part=versions');
      await page.getByRole('link', { name: '2025.1', exact: true }).click();
      await page.getByText('这是厂家为 2025 年度提供的规则，本办还没有这一年度。').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: '据此新建年度' }).click();
      await page.getByRole('heading', { name: '2025 年度草案' }).waitFor();
      await page.getByText('按年度文件 厂家 2025.1新建').waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it.each([
    ['office', DESK],
    ['office', PHONE],
    ['auditor', DESK],
    ['auditor', PHONE],
  ])(
    'as %s the pages fit, have no serious finding of axe and no error (%j)',
    async (login, viewport) => {
      for (const path of [`/settings/proposals/${id}`, '/settings?part=versions']) {
        const { page, faults, close } = await portal.visitors.open(login, viewport, path);
        const what = path.includes('part=') ? '厂家的规则' : '时限';
        await page.getByRole('region', { name: what, exact: true }).waitFor();
        await page.waitForLoadState('networkidle');
        expect({ path, findings: await seriousFindings(page) }).toEqual({ path, findings: [] });
        expect({ path, tooWide: await isTooWide(page) }).toEqual({ path, tooWide: false });
        if (login === 'auditor') expect(await page.locator('main').getByRole('checkbox').count()).toBe(0);
        expect(faults).toEqual([]);
        await close();
      }
    },
    PATIENCE,
  );
});
