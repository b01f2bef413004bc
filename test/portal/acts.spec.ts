import type { Stage } from '@app/domain';
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, seriousFindings, Visitors, type Window } from '../support/browser';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

const PATIENCE = 300_000;

/** One act as a person does it: by whom, how the dialog is filled, and what the page says afterwards. */
interface Deed {
  by: string;
  act: string;
  fill?: (dialog: Locator, page: Page) => Promise<unknown>;
  /** The dialog's own button, where it has another name. */
  button?: string;
  /** Where the case stands then, as the line of progress says it. */
  at: string;
  /** Stands on the page then. */
  seen: string | RegExp;
}

interface Story {
  name: string;
  from: Stage;
  deeds: Deed[];
}

const choose = (name: string | RegExp) => (dialog: Locator) => dialog.getByRole('radio', { name }).check();
const write = (label: string | RegExp, text: string) => (dialog: Locator) =>
  dialog.getByRole('textbox', { name: label }).fill(text);
const first =
  (...steps: ((dialog: Locator, page: Page) => Promise<unknown>)[]) =>
  async (dialog: Locator, page: Page) => {
    for (const step of steps) await step(dialog, page);
  };
const pick = (label: string, option: string) => async (dialog: Locator, page: Page) => {
  await dialog.getByLabel(label).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).click();
};

const inspectors = first(
  (dialog) => dialog.getByRole('button', { name: /^2024年9月5日/ }).click(),
  (dialog) => dialog.getByRole('checkbox', { name: /核查员一/ }).check(),
  (dialog) => dialog.getByRole('checkbox', { name: /核查员二/ }).check(),
);

const objector = first(
  choose('个人'),
  write('姓名或单位名称', '李某'),
  write('联系电话', '13900000000'),
  write('异议内容', '台账与实际不符'),
);

/** Until the programme clock moves. */
const STORIES: Story[] = [
  {
    name: '渝北区双湖小学',
    from: 'formalCheck',
    deeds: [
      { by: 'office', act: '催办', at: '形式审查', seen: '区无废办经办人 催办' },
      {
        by: 'office',
        act: '转办',
        fill: pick('转给谁', '区教委负责人'),
        at: '形式审查',
        seen: '区无废办经办人 转办',
      },
      {
        by: 'jiaow-head',
        act: '受理',
        fill: write('说明', '材料齐全'),
        at: '牵头部门初审',
        seen: /区教委负责人 受理\s*材料齐全/,
      },
      {
        by: 'jgsw',
        act: '延长期限',
        fill: write('延长的理由', '需要专家论证'),
        at: '牵头部门初审',
        seen: /区机关事务中心联络员 延长期限:由 .+ 延至 .+/,
      },
      {
        by: 'jiaow',
        act: '出具初审意见',
        fill: choose(/^同意/),
        at: '牵头部门初审',
        seen: /区教委联络员 出具初审意见:同意/,
      },
      {
        by: 'jgsw',
        act: '出具初审意见',
        fill: first(choose(/^不同意/), write('不同意的理由', '节能台账不完整')),
        at: '牵头部门初审协调',
        seen: /出具初审意见:不同意\s*节能台账不完整/,
      },
      {
        by: 'office',
        act: '协调',
        fill: first(choose(/^继续办理/), write('说明', '台账已补看')),
        at: '现场核查',
        seen: /区无废办经办人 协调:同意继续\s*台账已补看/,
      },
      { by: 'jiaow', act: '安排现场核查', fill: inspectors, at: '现场核查', seen: '核查员一、核查员二' },
    ],
  },
  {
    name: '渝北区金山小学',
    from: 'formalCheck',
    deeds: [
      {
        by: 'jiaow',
        act: '退回补正',
        fill: first(
          (dialog) => dialog.getByRole('checkbox').first().check(),
          write('其他内容 1', '承诺书未加盖公章'),
        ),
        at: '形式审查补正',
        seen: /区教委联络员 退回补正[\s\S]*承诺书未加盖公章/,
      },
    ],
  },
  {
    name: '渝北区外的学校',
    from: 'formalCheck',
    deeds: [
      {
        by: 'jiaow',
        act: '不予受理',
        fill: write('理由', '申报主体不在本区'),
        at: '形式审查不通过',
        seen: /不通过[\s\S]*申报主体不在本区/,
      },
    ],
  },
  {
    name: '渝北区龙山小学',
    from: 'departmentReview',
    deeds: [
      {
        by: 'office',
        act: '中止',
        fill: first(choose(/^中止办理/), write('理由', '等待规划部门的决定')),
        at: '牵头部门初审',
        seen: '已中止计时',
      },
      {
        by: 'office',
        act: '恢复办理',
        fill: write('说明', '决定已作出'),
        at: '牵头部门初审',
        seen: /区无废办经办人 恢复办理\s*决定已作出/,
      },
    ],
  },
  {
    name: '渝北区回兴小学',
    from: 'officeReview',
    deeds: [
      {
        by: 'office',
        act: '审定',
        fill: first(choose(/^退回/), choose('现场核查'), write('理由', '核查照片不清晰')),
        at: '现场核查',
        seen: /审定:退回\s*核查照片不清晰/,
      },
    ],
  },
  {
    name: '渝北区两江小学',
    from: 'officeReview',
    deeds: [
      {
        by: 'office',
        act: '审定',
        fill: first(choose(/^不予通过/), write('理由', '发现弄虚作假')),
        at: '区无废办审定不通过',
        seen: /审定:不予通过\s*发现弄虚作假/,
      },
    ],
  },
  {
    name: '渝北区空港小学',
    from: 'officeReview',
    deeds: [
      { by: 'office', act: '审定', fill: choose(/^同意/), at: '公示', seen: /审定:通过/ },
      { by: 'office', act: '发布公示', at: '公示', seen: /2024年9月3日 周二 至|2024年9月2日 周一 至/ },
      { by: 'office', act: '登记异议', fill: objector, at: '公示', seen: '有待处理的异议' },
      {
        by: 'office',
        act: '处理异议',
        fill: first(choose(/^不成立/), write('核实情况和理由', '现场核实,台账属实')),
        at: '公示',
        seen: /处理异议:异议不成立/,
      },
    ],
  },
];

/** After the notice of the last story has ended. */
const AFTER_THE_NOTICE: Deed[] = [
  {
    by: 'office',
    act: '命名',
    fill: write('发文字号', '渝北无废办〔2024〕23号'),
    at: '上报市级',
    seen: /^渝北无废办〔2024〕23号,2024年/,
  },
  { by: 'office', act: '上报市级', at: '上报市级', seen: /区无废办经办人 上报市级/ },
  {
    by: 'city-report',
    act: '登记市级结果',
    fill: choose(/^退回补充/),
    at: '上报市级',
    seen: /登记市级结果:退回/,
  },
  { by: 'office', act: '上报市级', at: '上报市级', seen: /区无废办经办人 上报市级/ },
  {
    by: 'city-report',
    act: '登记市级结果',
    fill: choose(/^认定/),
    at: '上报市级',
    seen: /区无废办市级上报专员 登记市级结果:认定/,
  },
  {
    by: 'office',
    act: '计入考核年度',
    fill: choose('2024 年度'),
    at: '计入考核年度',
    seen: '2024 年度',
  },
];

describeInBrowser('every act on the case page, by the person whose turn it is', () => {
  let system: System;
  let visitors: Visitors;
  const cases = new Map<string, Journey>();
  const windows = new Map<string, Window>();

  beforeAll(async () => {
    system = await startSystem('2024-09-02T09:00:00+08:00');
    visitors = new Visitors(system.base);
    for (const { name, from } of STORIES)
      cases.set(name, await Journey.at(system.crew, from, { unitName: name }));
  }, PATIENCE);
  afterAll(async () => {
    await visitors?.close();
    await system?.stop();
  }, PATIENCE);

  /** Everybody keeps a window. */
  async function windowOf(login: string): Promise<Window> {
    const open = windows.get(login) ?? (await visitors.open(login));
    windows.set(login, open);
    return open;
  }

  /** Does it through the dialog; the result is on the page and in the progress. */
  async function perform(journey: Journey, { by, act, fill, button = act, at, seen }: Deed): Promise<void> {
    const { page, faults } = await windowOf(by);
    await page.goto(`${system.base}/applications/${journey.id}`);
    const acts = page.getByRole('region', { name: '您现在可以办理' });
    await acts.getByRole('button', { name: spaced(act) }).click();
    const dialog = page.getByRole('dialog', { name: act });
    await dialog.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await fill?.(dialog, page);
    await dialog.getByRole('button', { name: spaced(button) }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`已办理:${act}`).waitFor();
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
    'a duty: created, dated, handed in for a silent department, assembled, done, opened again',
    async () => {
      const { page, faults } = await windowOf('office');
      await page.goto(`${system.base}/obligations`);
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

      const duty = new URL(page.url()).pathname;
      await page
        .getByRole('link', { name: /^代为填报/ })
        .first()
        .click();
      await page.getByText(/^您正在代.+填报$/).waitFor();
      const item = page.locator('main section').first();
      await item.getByRole('button', { name: '填报' }).click();
      await item.getByLabel('进展情况').fill('电话核实:已完成');
      await item.getByRole('button', { name: '提交填报' }).click();
      await item.getByText(/区无废办经办人代为填报/).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('link', { name: '回到任务' }).click();

      await page.getByRole('link', { name: '查看汇总' }).click();
      await page.getByText('电话核实:已完成').waitFor();
      await page.getByText(/区无废办经办人 .+代为填报/).waitFor();
      await page.goto(system.base + duty);
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

/** A button of two characters has a space between them. */
function spaced(name: string): RegExp {
  return new RegExp(`^${[...name].join('\\s*')}$`);
}
