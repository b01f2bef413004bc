import type { Stage } from '@app/domain';
import type { Locator, Page } from 'playwright-core';

/**
 * One act of a person on the case page: who acts, how the dialog is filled in, and what the page shows
 * afterwards.
 */
export interface Deed {
  by: string;
  act: string;
  fill?: (dialog: Locator, page: Page) => Promise<unknown>;
  /** The label of the submit button, if it differs from `act`. */
  button?: string;
  /** The current stage in the progress bar after the act. */
  at: string;
  /** A text on the page after the act. */
  seen: string | RegExp;
}

export interface Story {
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

/** The stories before programme time is moved. */
export const STORIES: Story[] = [
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
        seen: /区机关事务中心联络员 延长期限：由 .+ 延至 .+/,
      },
      {
        by: 'jiaow',
        act: '出具初审意见',
        fill: choose(/^同意/),
        at: '牵头部门初审',
        seen: /区教委联络员 出具初审意见：同意/,
      },
      {
        by: 'jgsw',
        act: '出具初审意见',
        fill: first(choose(/^不同意/), write('不同意的理由', '节能台账不完整')),
        at: '牵头部门初审协调',
        seen: /出具初审意见：不同意\s*节能台账不完整/,
      },
      {
        by: 'office',
        act: '协调',
        fill: first(choose(/^同意继续/), write('说明', '台账已补看')),
        at: '现场核查',
        seen: /区无废办经办人 协调：同意继续\s*台账已补看/,
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
        fill: first(choose(/^中止/), write('理由', '等待规划部门的决定')),
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
        seen: /审定：退回\s*核查照片不清晰/,
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
        seen: /审定：不予通过\s*发现弄虚作假/,
      },
    ],
  },
  {
    name: '渝北区空港小学',
    from: 'officeReview',
    deeds: [
      { by: 'office', act: '审定', fill: choose(/^同意/), at: '公示', seen: /审定：同意/ },
      { by: 'office', act: '发布公示', at: '公示', seen: /2024年9月3日 周二 至|2024年9月2日 周一 至/ },
      { by: 'office', act: '登记异议', fill: objector, at: '公示', seen: '有待处理的异议' },
      {
        by: 'office',
        act: '处理异议',
        fill: first(choose(/^不成立/), write('核实情况和理由', '现场核实，台账属实')),
        at: '公示',
        seen: /处理异议：异议不成立/,
      },
    ],
  },
];

/** Acts after the public notice (公示) of the last story has ended. */
export const AFTER_THE_NOTICE: Deed[] = [
  {
    by: 'office',
    act: '命名',
    fill: write('发文字号', '渝北无废办〔2024〕23号'),
    at: '上报市级',
    seen: /^渝北无废办〔2024〕23号，2024年/,
  },
  { by: 'office', act: '上报市级', at: '上报市级', seen: /区无废办经办人 上报市级/ },
  {
    by: 'city-report',
    act: '登记市级结果',
    fill: first(choose(/^退回/), write('市级意见', '缺少台账')),
    at: '上报市级补充材料',
    seen: /登记市级结果：退回/,
  },
  {
    by: 'unit1',
    act: '提交补充材料',
    fill: write('补充说明', '已补充全年台账'),
    at: '上报市级',
    seen: /提交补充材料/,
  },
  { by: 'office', act: '上报市级', at: '上报市级', seen: /区无废办经办人 上报市级/ },
  {
    by: 'city-report',
    act: '登记市级结果',
    fill: choose(/^认定/),
    at: '计入考核年度',
    seen: /区无废办市级上报专员 登记市级结果：认定/,
  },
];
