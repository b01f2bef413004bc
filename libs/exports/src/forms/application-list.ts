import { SERIAL, type TableForm } from '../table/table';

/** One application as the list on the screen shows it. */
export interface ApplicationRow {
  number: string;
  cellType: string;
  unit: string;
  leads: string;
  stage: string;
  waitingFor: string;
  dueOn: string | null;
  overdue: boolean;
  submittedOn: string | null;
  updatedAt: number;
  isRecorded: boolean;
}

/** 申报列表: exactly the rows of the filtered list. */
export const applicationList: TableForm<ApplicationRow> = {
  name: '申报列表',
  title: '“无废城市细胞”申报列表',
  columns: [
    SERIAL,
    { key: 'number', heading: '申报编号', kind: 'code', width: 26 },
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 20 },
    { key: 'unit', heading: '单位名称', kind: 'text', width: 32 },
    { key: 'leads', heading: '牵头部门', kind: 'text', width: 28 },
    { key: 'stage', heading: '环节', kind: 'text', width: 16 },
    { key: 'waitingFor', heading: '待办理', kind: 'text', width: 24 },
    { key: 'dueOn', heading: '期限', kind: 'date', width: 12 },
    { key: 'overdue', heading: '是否逾期', kind: 'yesNo', width: 9 },
    { key: 'submittedOn', heading: '申报日期', kind: 'date', width: 12 },
    { key: 'updatedAt', heading: '最近变动', kind: 'moment', width: 20 },
    { key: 'isRecorded', heading: '是否补录', kind: 'yesNo', width: 9 },
  ],
  notes: [],
};
