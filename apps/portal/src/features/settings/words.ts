import { BASIS_NAMES, EVENT_NAMES, OUTCOME_NAMES, STAGE_NAMES, UNIT_NAMES } from '@app/contracts';
import type { Clock, Ladder } from './rules';

/** The values of the settings that are choices, in words; a setting with a single value cannot be changed. */
export const CHOICES: Record<string, Record<string, string>> = {
  mustNotMet: { rectify: OUTCOME_NAMES.rectify, failed: OUTCOME_NAMES.failed },
  notApplicable: { rescale: '其余按比例折算', fullMarks: '计满分' },
  countsFrom: { named: EVENT_NAMES.named, recognised: '市级认定' },
  inspectorScores: { agreed: '商定一份' },
  decidingScore: { onSite: STAGE_NAMES.inspection },
  secondOfBareFigure: { acceptAndFlag: '照样受理并标明' },
  carryOverOrder: { aboveRowLatestNamed: '先取超出本类型数量、命名最晚的' },
  mailAt: { '09:00': '09:00' },
  firstLeadChecksForm: { true: '是' },
};

/** Returns the value of a setting in words. */
export function settingText(key: string, value: unknown): string {
  const word = CHOICES[key]?.[String(value)];
  if (word) return word;
  return typeof value === 'boolean' ? yesNo(value) : String(value);
}

export function yesNo(value: boolean): string {
  return value ? '是' : '否';
}

export function lengthText({ length, unit }: Pick<Clock, 'length' | 'unit'>): string {
  return `${length} ${UNIT_NAMES[unit]}`;
}

export function rollText({ roll, unit }: Pick<Clock, 'roll' | 'unit'>): string {
  if (unit === 'workingDay') return '最后一日总是工作日';
  return roll ? '遇休息日顺延' : '遇休息日不顺延';
}

/** Returns in words when a ladder sends reminders. */
export function ladderText({ before, onDay, eachDayLate }: Ladder): string {
  return [
    before.length > 0 && `到期前 ${before.join('、')} 个工作日`,
    onDay && '到期当天',
    eachDayLate && '逾期后每个工作日',
  ]
    .filter(Boolean)
    .join('；');
}

const PATH_WORDS: Record<string, string> = {
  length: '时限',
  unit: '单位',
  roll: '顺延',
  extension: '可延长',
  ladder: '提醒',
  note: '说明',
  basis: '依据',
  before: '到期前提醒',
  onDay: '到期当天提醒',
  eachDayLate: '逾期后每日提醒',
  headAfter: '告知负责人',
  officeAfter: '列入督办',
  value: '内容',
  target: '任务数',
  passMark: '合格线',
  sites: '校区、厂区分别申报',
  leads: '牵头部门',
  leadsBasis: '牵头部门的依据',
  title: '名称',
  source: '来源',
  bonusCap: '加分上限',
  sections: '部分',
  items: '项目',
  text: '内容',
  standard: '标准',
  steps: '分档',
  method: '核查方式',
  max: '满分',
  marks: '分值',
  when: '情形',
  minimum: '分项最低分',
  optional: '可以不适用',
  kind: '种类',
  choices: '任选项',
  atLeast: '至少',
  of: '其中',
  id: '编号',
  number: '序号',
  name: '名称',
  shortName: '简称',
  fullName: '全称',
  aliases: '别名',
  excludes: '不含的单位',
  cellType: '类型',
  cellTypes: '类型',
  types: '类型',
  coLead: '并列牵头部门',
  comparison: '比较',
  rubric: '评分标准',
  quote: '原文',
  required: '必填',
  min: '最小值',
  departments: '责任单位',
  groups: '责任单位组',
  members: '成员单位',
  membersBasis: '成员单位的依据',
  responsible: '责任单位原文',
  tasks: '任务',
  indicators: '指标',
  deadlines: '时间要求',
  stated: '原文的措辞',
  what: '事项',
  date: '日期',
  cadence: '周期',
  every: '周期',
  due: '截止日期',
  to: '报送单位',
  parts: '各单位填报',
  department: '由谁填报',
  owner: '责任单位',
  issuer: '发文机关',
  indexNumber: '索引号',
  documentNumber: '文号',
  publishedOn: '印发日期',
  issuedOn: '印发日期',
  address: '网址',
  notice: '通知',
  off: '放假',
  makeup: '调休上班',
  opens: '开始日期',
  closes: '截止日期',
};

/** Returns the steps of a path inside an entry in words. */
export function pathText(steps: string[]): string {
  return steps.map((step) => PATH_WORDS[step] ?? step).join(' · ');
}

const VALUE_WORDS: Record<string, string> = {
  ...BASIS_NAMES,
  ...{ boolean: '是否', number: '数字', text: '文字', choice: '选择' },
  ...Object.fromEntries(Object.entries(UNIT_NAMES).map(([unit, name]) => [unit, name.slice(1)])),
};

/** Returns a value of a difference in words. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '没有';
  if (typeof value === 'boolean') return yesNo(value);
  if (typeof value === 'string') return VALUE_WORDS[value] ?? value;
  if (Array.isArray(value)) return value.map(valueText).join('、') || '没有';
  if (typeof value === 'object' && 'opens' in value && 'closes' in value)
    return `${valueText(value.opens ?? '不限')}至${valueText(value.closes ?? '不限')}`;
  if (typeof value === 'object') return Object.values(value).map(valueText).join('，');
  return String(value);
}
