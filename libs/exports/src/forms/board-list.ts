import { SERIAL, type TableForm } from '../table/table';

/** One holder of an open case or obligation. */
export interface BoardRow {
  number: string;
  cellType: string | null;
  unit: string | null;
  stage: string;
  task: string;
  holder: string;
  openedOn: string;
  dueOn: string | null;
  daysInStage: number;
  countedDays: number;
  daysLeft: number | null;
  level: string;
  cause: string;
  nextStep: string;
}

/** 督办清单: exactly the rows of the board. */
export const boardList: TableForm<BoardRow> = {
  name: '督办清单',
  title: '“无废城市”建设督办清单',
  columns: [
    SERIAL,
    { key: 'number', heading: '申报编号或任务', kind: 'text', width: 28 },
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 20 },
    { key: 'unit', heading: '单位名称', kind: 'text', width: 30 },
    { key: 'stage', heading: '环节', kind: 'text', width: 16 },
    { key: 'task', heading: '事项', kind: 'text', width: 16 },
    { key: 'holder', heading: '由谁办理', kind: 'text', width: 18 },
    { key: 'openedOn', heading: '开始日期', kind: 'date', width: 12 },
    { key: 'dueOn', heading: '期限', kind: 'date', width: 12 },
    { key: 'daysInStage', heading: '本环节自然日（天）', kind: 'integer', width: 11 },
    { key: 'countedDays', heading: '已计工作日（天）', kind: 'integer', width: 11 },
    { key: 'daysLeft', heading: '剩余工作日（天）', kind: 'integer', width: 11 },
    { key: 'level', heading: '预警', kind: 'text', width: 8 },
    { key: 'cause', heading: '停滞原因', kind: 'text', width: 18 },
    { key: 'nextStep', heading: '下一步', kind: 'text', width: 44 },
  ],
  notes: ['剩余工作日为负数的已逾期。'],
};
