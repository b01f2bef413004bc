import { UNIT_NAMES } from '@app/domain';
import { z } from 'zod';
import {
  basis,
  cellTypeCode,
  civilDate,
  count,
  departmentId,
  id,
  marks,
  monthDay,
  named,
  setting,
  text,
  worded,
} from './primitives';

const comparison = worded('写法', { '≥': '不少于（≥）', '=': '只写数字（=）' });

/** One row of the annex: 细胞类型, 创建数量, 牵头部门. */
export const cellType = z.strictObject({
  no: named('序号', z.int().min(1, '应从 1 开始。')),
  code: named('代码', cellTypeCode),
  name: named('名称', text),
  shortName: named('简称', text),
  aliases: named('别名', z.array(z.strictObject({ name: named('名称', text), basis }))),
  basis,
  /** In the order of the circular; the first checks the form. `check/` asks for at least one. */
  leads: named('牵头部门', z.array(departmentId).max(10, '最多 10 个。')),
  leadsBasis: named('牵头部门的依据', basis),
  coLead: named(
    '共同牵头',
    z.strictObject({ value: worded('办法', { allMustApprove: '都同意才通过' }), basis }),
  ),
  target: named('数量', z.strictObject({ value: named('数量', count), comparison, basis })),
  /** Whether several sites (校区, 厂区) of one unit may each apply; without it they may not. */
  sites: named(
    '校区、厂区分别申报',
    z.strictObject({ value: named('可以', z.boolean('应为是或否。')), basis }),
  ).optional(),
  rubric: named('评分表', id),
  passMark: named(
    '合格线',
    z.strictObject({ value: named('分数', marks.max(100, '不能超过 100 分。')), basis }),
  ),
  /** Units that belong to another type, and how they are recognised. */
  excludes: named(
    '不属于本类型的单位',
    z.array(
      z.strictObject({
        cellType: named('应申报的类型', cellTypeCode),
        quote: named('原文', text),
        basis,
        unitKind: named('单位性质', id),
        nameEndings: named('名称结尾', z.array(text)),
        nameEndingsBasis: named('名称结尾的依据', basis),
      }),
    ),
  ).optional(),
});

export const total = z.strictObject({
  id: named('编号', id),
  name: named('名称', text),
  value: named('数值', z.int().min(1, '至少为 1。')),
  sumOfRows: named('各类型数量之和', z.boolean()).optional(),
  source: named('来源', text),
  quote: named('原文', text.nullable()),
  basis,
});

export const clock = z.strictObject({
  name: named('名称', text),
  length: named('长度', z.int().min(1, '至少为 1。')),
  unit: worded('单位', UNIT_NAMES),
  roll: named('末日顺延', z.boolean()),
  extension: named('可延长', count),
  ladder: named('提醒', id).optional(),
  pausedBy: named('停算的情形', z.array(z.enum(['correction', 'suspended']))),
  basis,
  note: named('说明', text),
});

/** When a reminder is sent to whoever has the task; all in working days. */
export const ladder = z.strictObject({
  name: named('名称', text),
  before: named('到期前（工作日）', z.array(z.int().min(1).max(60)).max(10, '最多 10 次。')),
  onDay: named('当天提醒', z.boolean()),
  eachDayLate: named('逾期每日提醒', z.boolean()),
  headAfter: named('逾期几日告知负责人', count),
  officeAfter: named('逾期几日告知区无废办', count),
  basis,
  note: named('说明', text),
});

/** The State Council’s circular on one year: `MM-DD` or `MM-DD..MM-DD`. */
export const calendarYear = z.strictObject({
  year: z.int().min(2000).max(2999),
  notice: text,
  issuedOn: civilDate,
  basis,
  off: z.array(z.string().regex(/^\d{2}-\d{2}(\.\.\d{2}-\d{2})?$/)),
  makeup: z.array(monthDay),
});

/** Working days left; 0 = due today, negative = so many late. */
const daysLeft = z.int().min(-60).max(60);

/** What the office may set (DOMAIN 8.3). */
export const settings = z.strictObject({
  minInspectors: setting(z.int().min(1).max(20)),
  inspectorScores: setting(z.enum(['agreed'])),
  decidingScore: setting(z.enum(['onSite'])),
  rectifyFrom: setting(marks.max(100)),
  mustNotMet: setting(z.enum(['rectify', 'failed'])),
  notApplicable: setting(z.enum(['rescale', 'fullMarks'])),
  bonusCounts: setting(z.boolean()),
  maxRectificationRounds: setting(z.int().min(0).max(10)),
  firstLeadChecksForm: setting(z.literal(true)),
  countsFrom: setting(z.enum(['named', 'recognised'])),
  settlesByResult: setting(z.boolean()),
  secondOfBareFigure: setting(z.enum(['acceptAndFlag'])),
  creditLookBackYears: setting(z.int().min(1).max(10)),
  carryOverOrder: setting(z.enum(['aboveRowLatestNamed'])),
  recheckYears: setting(z.int().min(1).max(20)),
  mailAt: setting(z.literal('09:00')),
  boardYellow: setting(daysLeft),
  boardRed: setting(daysLeft),
});

/** A field of the 申报表 (application form). Without `cellTypes` it is on the form of every type. */
export const formField = z.strictObject({
  id: named('编号', id),
  name: named('名称', text),
  kind: worded('填写方式', { boolean: '勾选', number: '数字', text: '文字', choice: '选择' }),
  required: named('必填', z.boolean()),
  mustBe: named('必须勾选', z.literal(true)).optional(),
  min: named('最小', z.number()).optional(),
  max: named('最大', z.number()).optional(),
  choices: named(
    '选项',
    z.array(z.strictObject({ value: named('值', id), name: named('名称', text) })),
  ).optional(),
  cellTypes: named('只用于这些类型', z.array(cellTypeCode)).optional(),
  /** The field is asked for only while another choice or check box has one of these answers. */
  when: named(
    '填写条件',
    z.strictObject({
      field: named('栏目', id),
      is: named(
        '为下列回答之一',
        z.array(z.union([z.boolean(), id.meta({ title: '选项' })])).min(1, '至少列出一种回答。'),
      ),
    }),
  ).optional(),
  basis,
});

/** One line of the sheet of a check after naming (动态复核、抽查). */
export const checkItem = z.strictObject({ id: named('编号', id), name: named('名称', text), basis });

export const source = z.strictObject({
  title: named('文件标题', text),
  issuer: named('发布机构', text),
  indexNumber: named('索引号', text),
  documentNumber: named('发文字号（没有的留空）', text.nullable()),
  publishedOn: named('发布日期', civilDate),
  address: named('网址或存放处', text),
  basis,
});

/** 结转基数 (baseline): cells above this figure are surplus. Set by the office, with its source. */
export const baseline = z.strictObject({
  total: named('取自哪一个总数', id.nullable()),
  value: named('基数', z.int().min(1, '至少为 1。')),
  source: named('来源', text),
  quote: named('写明基数的原文', text.nullable()),
  basis,
  note: named('说明', text).optional(),
});

export const carryOver = z.strictObject({
  quote: named('原文', text),
  basis,
  note: named('说明', text),
});
