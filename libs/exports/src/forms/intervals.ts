import { SERIAL, type TableForm } from '../table/table';

/** An interval in which a clock ran, or in which it was paused. */
export interface IntervalRow {
  number: string;
  unit: string;
  clock: string;
  holder: string;
  /** 计时, or 停止计时. */
  kind: string;
  from: string;
  to: string | null;
  reason: string | null;
  by: string | null;
  /** Calendar days. */
  days: number;
  /** Working days that the interval counts, or that the pause removes. */
  workingDays: number;
  countedDays: number | null;
  dueOn: string | null;
  toldDueOn: string | null;
  lateDays: number | null;
}

/** 计时明细: the rows from which anybody can recompute by hand whether something was late. */
export const intervalTable: TableForm<IntervalRow> = {
  name: '计时明细表',
  title: '办理期限计时明细表',
  columns: [
    SERIAL,
    { key: 'number', heading: '申报编号', kind: 'code', width: 26 },
    { key: 'unit', heading: '单位名称', kind: 'text', width: 30 },
    { key: 'clock', heading: '事项', kind: 'text', width: 16 },
    { key: 'holder', heading: '由谁办理', kind: 'text', width: 18 },
    { key: 'kind', heading: '类别', kind: 'text', width: 10 },
    { key: 'from', heading: '起', kind: 'date', width: 12 },
    { key: 'to', heading: '止', kind: 'date', width: 12 },
    { key: 'reason', heading: '停止原因', kind: 'text', width: 12 },
    { key: 'by', heading: '由谁停止', kind: 'text', width: 12 },
    { key: 'days', heading: '自然日（天）', kind: 'integer', width: 10 },
    { key: 'workingDays', heading: '工作日（天）', kind: 'integer', width: 10 },
    { key: 'countedDays', heading: '计入（天）', kind: 'integer', width: 10 },
    { key: 'dueOn', heading: '期限', kind: 'date', width: 12 },
    { key: 'toldDueOn', heading: '告知的期限', kind: 'date', width: 12 },
    { key: 'lateDays', heading: '逾期工作日（天）', kind: 'integer', width: 12 },
  ],
  notes: [
    '“计时”一行自起日的次日算到止日；“停止计时”一行首尾两日都算，其工作日为从上一行中扣除的天数。',
    '计入天数=计时的工作日-各次停止计时的工作日；止日晚于期限的为逾期，其间停止计时的日子不算；没有止日的算到导出当日。',
  ],
};
