import { SERIAL, type TableForm } from '../table/table';

/** One dated obligation as the list on the screen shows it. */
export interface ObligationListRow {
  title: string;
  to: string;
  dueOn: string | null;
  status: string;
  overdue: boolean;
  daysLeft: number | null;
  reportedOn: string | null;
  parts: number;
  missing: string;
}

/** 定期任务清单: exactly the rows of the list of obligations. */
export const obligationList: TableForm<ObligationListRow> = {
  name: '定期任务清单',
  title: '“无废城市”建设定期任务清单',
  columns: [
    SERIAL,
    { key: 'title', heading: '任务', kind: 'text', width: 32 },
    { key: 'to', heading: '报送', kind: 'text', width: 18 },
    { key: 'dueOn', heading: '期限', kind: 'date', width: 12 },
    { key: 'status', heading: '状态', kind: 'text', width: 12 },
    { key: 'overdue', heading: '是否逾期', kind: 'yesNo', width: 9 },
    { key: 'daysLeft', heading: '剩余工作日（天）', kind: 'integer', width: 11 },
    { key: 'reportedOn', heading: '上报日期', kind: 'date', width: 12 },
    { key: 'parts', heading: '填报部门（个）', kind: 'integer', width: 11 },
    { key: 'missing', heading: '尚未填报', kind: 'text', width: 50 },
  ],
  notes: ['没有期限的，日期由市级确定；剩余工作日为负数的已逾期。'],
};
