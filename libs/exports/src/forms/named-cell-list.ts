import { SERIAL, type TableForm } from '../table/table';

/** One named cell as the list on the screen shows it. */
export interface NamedCellListRow {
  number: string;
  cellType: string;
  unit: string;
  year: number;
  namedOn: string;
  plaque: string | null;
  stage: string;
  holder: string | null;
  task: string | null;
  dueOn: string | null;
  overdue: boolean;
  daysLeft: number | null;
  recheckOn: string | null;
  isRecorded: boolean;
}

/** 已命名细胞清单: exactly the rows of the list of named cells. */
export const namedCellList: TableForm<NamedCellListRow> = {
  name: '已命名细胞清单',
  title: '已命名“无废城市细胞”动态管理清单',
  columns: [
    SERIAL,
    { key: 'unit', heading: '单位名称', kind: 'text', width: 30 },
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 16 },
    { key: 'number', heading: '申报编号', kind: 'code', width: 26 },
    { key: 'year', heading: '申报年度', kind: 'integer', width: 9 },
    { key: 'namedOn', heading: '命名日期', kind: 'date', width: 12 },
    { key: 'plaque', heading: '牌匾编号', kind: 'code', width: 16 },
    { key: 'stage', heading: '状态', kind: 'text', width: 14 },
    { key: 'holder', heading: '由谁办理', kind: 'text', width: 16 },
    { key: 'task', heading: '事项', kind: 'text', width: 14 },
    { key: 'dueOn', heading: '期限', kind: 'date', width: 12 },
    { key: 'overdue', heading: '是否逾期', kind: 'yesNo', width: 9 },
    { key: 'daysLeft', heading: '剩余工作日（天）', kind: 'integer', width: 11 },
    { key: 'recheckOn', heading: '下次动态复核', kind: 'date', width: 14 },
    { key: 'isRecorded', heading: '是否补录', kind: 'yesNo', width: 9 },
  ],
  notes: ['剩余工作日为负数的已逾期；正在动态复核的和已决定撤销的，没有下次动态复核日期。'],
};
