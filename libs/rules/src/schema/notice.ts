import { z } from 'zod';
import { basis, civilDate, code, count, departmentId, id, named, text, worded } from './primitives';

/** 责任单位 (responsible units): the departments that the circular names. */
export const department = z.strictObject({
  id: named('代码', departmentId),
  name: named('简称', text),
  basis,
  fullName: named('全称', text),
  fullNameBasis: named('全称的依据', basis),
  level: worded('层级', {
    district: '区级',
    municipalBranch: '市级派出机构',
    municipalEnterprise: '市属企业',
  }),
  kind: worded('性质', { office: '办公室', department: '部门', enterprise: '企业' }),
  tasks: named('列名的任务', z.array(count)),
});

/** A body above the district. The circular names it, and it never leads. */
export const otherBody = z.strictObject({
  id: named('代码', code),
  name: named('名称', text),
  note: named('说明', text),
  basis,
});

/** 责任单位组 (group): named by the circular as one. `members` is the list that the office keeps of it; absent when unknown. */
export const group = otherBody.extend({
  members: named('成员单位', z.array(departmentId)).optional(),
  membersBasis: named('成员单位的依据', basis).optional(),
});

/** One of the numbered tasks. */
export const task = z.strictObject({
  number: named('序号', z.int().min(1, '应从 1 开始。')),
  part: named('部分', text),
  subpart: named('分部分', text.nullable()),
  title: named('标题', text),
  titleBasis: named('标题的依据', basis),
  text: named('原文', text),
  responsible: named('责任单位原文', text),
  departments: named('责任单位', z.array(code)),
  groups: named('责任单位组', z.array(code)),
  leads: named('牵头单位', z.array(code)),
  openTail: named('“等”字', text.nullable()),
  indicators: named('指标', z.array(id)),
  deadlines: named('时限', z.array(id)),
  /** The task that carries the cell programme: what is written on its items stands in the tables of the cells. */
  cellProgramme: named('承载细胞创建', z.literal(true)).optional(),
  basis,
});

/**
 * 指标 (indicator): a target of the district, never a condition for an applicant. `stated` is the word of the circular,
 * `comparison` our reading of it.
 */
export const indicator = z.strictObject({
  id: named('编号', id),
  task: named('所属任务', z.int()),
  name: named('名称', text),
  quote: named('原文', text),
  stated: named('原文的措辞', text.nullable()),
  comparison: worded('比较', { '≥': '不少于（≥）', '=': '等于（=）' }),
  comparisonBasis: named('比较的依据', basis),
  value: named('数值', z.number()),
  valueBasis: named('数值的依据', basis),
  unit: named('单位', text),
  kind: worded('种类', {
    quota: '任务数',
    count: '个数',
    effort: '推进事项',
    ratio: '比例',
    amount: '数量',
    qualitative: '定性要求',
    prohibition: '禁止事项',
    scope: '范围',
  }),
  note: named('说明', text.nullable()),
  sameAs: named('与此项相同', id).optional(),
  basis,
});

/** 时限 (deadline): a date or cadence of the circular. */
export const deadline = z.strictObject({
  id: named('编号', id),
  task: named('所属任务', z.int().nullable()),
  what: named('事项', text),
  quote: named('原文', text),
  kind: worded('种类', {
    fixed: '固定日期',
    recurring: '定期',
    open: '未定日期',
    setByCity: '由市级确定',
    year: '全年',
    assessmentYear: '考核年度',
  }),
  date: named('日期', civilDate.nullable()),
  cadence: named(
    '周期',
    worded('周期', { monthly: '每月', quarterly: '每季度', halfYearly: '每半年' }).nullable(),
  ),
  owner: named('责任单位', text),
  ownerBasis: named('责任单位的依据', basis),
  basis,
});
