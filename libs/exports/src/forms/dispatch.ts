import { SERIAL, type TableForm } from '../table/table';

/** What one department handed in for one item of a dispatch. */
export interface DispatchRow {
  item: string;
  title: string;
  target: string | null;
  department: string;
  progress: string | null;
  actual: string | null;
  met: string | null;
  source: string | null;
  evidence: string | null;
  problems: string | null;
  nextSteps: string | null;
}

/** 调度表: every item with what each department handed in; what is missing is named. */
export const dispatchTable: TableForm<DispatchRow> = {
  name: '调度表',
  title: '“无废城市”建设工作调度表',
  columns: [
    SERIAL,
    { key: 'item', heading: '编号', kind: 'code', width: 9 },
    { key: 'title', heading: '任务或指标', kind: 'text', width: 32 },
    { key: 'target', heading: '目标值', kind: 'text', width: 14 },
    { key: 'department', heading: '责任单位', kind: 'text', width: 20 },
    { key: 'progress', heading: '进展情况', kind: 'text', width: 40 },
    { key: 'actual', heading: '完成值', kind: 'text', width: 14 },
    { key: 'met', heading: '是否达到', kind: 'text', width: 9 },
    { key: 'source', heading: '数据来源', kind: 'text', width: 24 },
    { key: 'evidence', heading: '佐证材料', kind: 'text', width: 24 },
    { key: 'problems', heading: '存在问题', kind: 'text', width: 28 },
    { key: 'nextSteps', heading: '下步措施', kind: 'text', width: 28 },
  ],
  notes: ['进展情况写“未填报”的，责任单位尚未填报。'],
};
