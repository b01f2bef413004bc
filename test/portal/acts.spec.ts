import { describeInBrowser, seriousFindings, type Window } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { Journey } from '../support/journey';
import { AFTER_THE_NOTICE, type Deed, STORIES } from './acts-story';

const PATIENCE = 300_000;

describeInBrowser('every act on the case page, by the person whose turn it is', () => {
  const cases = new Map<string, Journey>();
  const windows = new Map<string, Window>();
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    for (const { name, from } of STORIES)
      cases.set(name, await Journey.at(system.crew, from, { unitName: name }));
  });

  /** Returns the window of a person, opened at the first call. */
  async function windowOf(login: string): Promise<Window> {
    const open = windows.get(login) ?? (await portal.visitors.open(login));
    windows.set(login, open);
    return open;
  }

  /** Performs an act in its dialog and checks that the page and the progress bar show the result. */
  async function perform(journey: Journey, { by, act, fill, button = act, at, seen }: Deed): Promise<void> {
    const { page, faults } = await windowOf(by);
    await page.goto(`${portal.system.base}/applications/${journey.id}`);
    const acts = page.getByRole('region', { name: '您现在可以办理' });
    await acts.getByRole('button', { name: spaced(act) }).click();
    const dialog = page.getByRole('dialog', { name: act });
    await dialog.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await fill?.(dialog, page);
    await dialog.getByRole('button', { name: spaced(button) }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`已办理：${act}`).waitFor();
    await page.locator('main').getByText(seen).first().waitFor();
    const step = page.getByRole('list', { name: '进度' }).locator('[aria-current=step]');
    expect(await step.textContent()).toBe(at);
    expect(faults).toEqual([]);
  }

  it.each(STORIES)(
    '$name, from $from',
    async ({ name, deeds }) => {
      for (const deed of deeds) await perform(cases.get(name)!, deed);
    },
    PATIENCE,
  );

  it(
    'an obligation: created, dated, handed in for a silent department, assembled, done, opened again',
    async () => {
      const { page, faults } = await windowOf('office');
      await page.goto(`${portal.system.base}/obligations`);
      await page.getByRole('button', { name: /建立/ }).first().click();
      const dialog = page.getByRole('dialog');
      const done = () => dialog.waitFor({ state: 'detached' });
      await dialog.getByLabel('须上报的日期').fill('2024-09-20');
      await dialog.getByRole('button', { name: /^建\s*立$/ }).click();
      await page.getByRole('heading', { name: /调度报告/ }).waitFor();
      await done();

      await page.getByRole('button', { name: '确定日期' }).click();
      await dialog.getByLabel('须上报的日期').fill('2024-09-27');
      await dialog.getByRole('button', { name: '确定日期' }).click();
      await done();
      await page.getByText('此前为 2024年9月20日 周五', { exact: false }).waitFor();

      const obligation = new URL(page.url()).pathname;
      await page
        .getByRole('link', { name: /^代为填报/ })
        .first()
        .click();
      await page.getByText(/^您正在代.+填报$/).waitFor();
      const item = page.locator('main section').first();
      await item.getByRole('button', { name: '填报' }).click();
      await item.getByLabel('进展情况').fill('电话核实：已完成');
      await item.getByRole('button', { name: '提交填报' }).click();
      await item.getByText(/区无废办经办人代为填报/).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('link', { name: '回到任务' }).click();

      await page.getByRole('link', { name: '查看汇总' }).click();
      await page.getByText('电话核实：已完成').waitFor();
      await page.getByText(/区无废办经办人 .+代为填报/).waitFor();
      await page.goto(portal.system.base + obligation);
      await page.getByRole('button', { name: /^办\s*结$/ }).click();
      await dialog.getByRole('button', { name: /^办\s*结$/ }).click();
      await done();
      await page.getByText('已办结').first().waitFor();
      await page.getByRole('button', { name: '重新打开' }).click();
      await dialog.getByLabel('理由').fill('数据有误');
      await dialog.getByRole('button', { name: '重新打开' }).click();
      await done();
      await page.getByText('办理中').first().waitFor();
      expect(faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'after the notice: named, reported, answered by the city, counted in its year',
    async () => {
      const journey = cases.get(STORIES.at(-1)!.name)!;
      await journey.refresh();
      await journey.passNotice();
      for (const deed of AFTER_THE_NOTICE) await perform(journey, deed);
      const { naming, cityResult, assessmentYear } = await journey.view();
      expect({ naming, cityResult, assessmentYear }).toMatchObject({
        naming: { documentNumber: '渝北无废办〔2024〕23号' },
        cityResult: 'recognised',
        assessmentYear: 2024,
      });
    },
    PATIENCE,
  );
});

/** Matches a label with optional spaces, because antd puts a space into labels of two Chinese characters. */
function spaced(name: string): RegExp {
  return new RegExp(`^${[...name].join('\\s*')}$`);
}
