import { OBLIGATION_KIND_NAMES } from '@app/domain';
import { z } from 'zod';
import { basis, code, count, id, monthDay, named, setting, text, worded } from './primitives';

/** The last day: a date in the year, or a day in the month after the period; null when the city sets it. */
const due = z.union([
  z
    .strictObject({
      on: named('日期（月-日）', monthDay),
      yearsLater: named('几年之后', z.int().min(0).max(1)),
      basis,
      note: named('说明', text),
    })
    .meta({ title: '当年或次年的某日' }),
  z
    .strictObject({
      dayOfNextMonth: named('次月几日', z.int().min(1).max(28)),
      basis,
      note: named('说明', text),
    })
    .meta({ title: '期满次月的某日' }),
]);

/** What departments hand in: tasks by number, and indicators. */
const parts = z.strictObject({
  tasks: named(
    '任务',
    z.union([z.literal('all').meta({ title: '全部' }), z.array(count).meta({ title: '指定' })]),
  ),
  indicators: worded('指标', { all: '全部', none: '不报' }),
  basis,
  note: named('说明', text),
});

/** One kind of dated obligation of the office; `aboutYear` counts from the programme year. */
export const obligation = z.strictObject({
  kind: worded('种类', OBLIGATION_KIND_NAMES),
  name: named('名称', text),
  deadlines: named('对应的时限', z.array(id).min(1, '至少对应一项时限。')),
  to: named('报送单位', code),
  toBasis: named('报送单位的依据', basis),
  every: worded('周期', { year: '每年', half: '每半年', quarter: '每季度', month: '每月', call: '按通知' }),
  aboutYear: named('所报年度（0 当年，-1 上年）', z.int().min(-1).max(0)),
  due: named('截止日期', due.nullable()),
  parts: named('各单位填报', parts),
  /** Working days between the last day of the departments and that of the office. */
  partsBefore: named('各单位提前（工作日）', setting(z.int().min(0).max(60)).omit({ name: true })),
  ladder: named('提醒', id),
  basis,
});

/** The obligations of the office, and the department responsible for tasks that name no department. */
export const obligations = z.strictObject({
  unnamed: named(
    '没有列名部门的任务',
    z.strictObject({ department: named('由谁填报', code), basis, note: named('说明', text) }),
  ),
  duties: named('职责', z.array(obligation)),
});
