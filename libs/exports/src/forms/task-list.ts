import { SERIAL, type TableForm } from '../table/table';

/** One open task. */
export interface TaskRow {
  number: string;
  cellType: string;
  unit: string;
  stage: string;
  task: string;
  holder: string;
  openedOn: string;
  dueOn: string;
  toldDueOn: string;
  provisional: boolean;
  overdue: boolean;
  paused: boolean;
}

/** 待办清单: exactly the rows of the work list. */
export const taskList: TableForm<TaskRow> = {
  name: '待办清单',
  title: '“无废城市细胞”待办清单',
  columns: [
    SERIAL,
    { key: 'number', heading: '申报编号', kind: 'code', width: 26 },
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 20 },
    { key: 'unit', heading: '单位名称', kind: 'text', width: 32 },
    { key: 'stage', heading: '环节', kind: 'text', width: 16 },
    { key: 'task', heading: '事项', kind: 'text', width: 16 },
    { key: 'holder', heading: '由谁办理', kind: 'text', width: 18 },
    { key: 'openedOn', heading: '开始日期', kind: 'date', width: 12 },
    { key: 'dueOn', heading: '期限', kind: 'date', width: 12 },
    { key: 'toldDueOn', heading: '告知的期限', kind: 'date', width: 12 },
    { key: 'provisional', heading: '是否暂定', kind: 'yesNo', width: 9 },
    { key: 'overdue', heading: '是否逾期', kind: 'yesNo', width: 9 },
    { key: 'paused', heading: '停止计时', kind: 'yesNo', width: 9 },
  ],
  notes: ['期限为最后一日，至当日24时；暂定的涉及尚未公布放假安排的年份。'],
};
