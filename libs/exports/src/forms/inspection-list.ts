import { SERIAL, type TableForm } from '../table/table';

/** One inspection as the agenda on the screen shows it. */
export interface InspectionRow {
  scheduledOn: string;
  startsAt: string | null;
  number: string;
  cellType: string;
  unit: string;
  address: string;
  leads: string;
  inspectors: string;
  stage: string;
  outcome: string | null;
  score: number | null;
  dueOn: string | null;
  overdue: boolean;
}

/** 核查日程表: exactly the inspections of the days that the agenda shows. */
export const inspectionList: TableForm<InspectionRow> = {
  name: '核查日程表',
  title: '“无废城市细胞”现场核查日程表',
  columns: [
    SERIAL,
    { key: 'scheduledOn', heading: '核查日期', kind: 'date', width: 12 },
    { key: 'startsAt', heading: '到场时间', kind: 'text', width: 10 },
    { key: 'number', heading: '申报编号', kind: 'code', width: 26 },
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 20 },
    { key: 'unit', heading: '单位名称', kind: 'text', width: 30 },
    { key: 'address', heading: '地址（镇街）', kind: 'text', width: 30 },
    { key: 'leads', heading: '牵头部门', kind: 'text', width: 26 },
    { key: 'inspectors', heading: '核查人员', kind: 'text', width: 22 },
    { key: 'stage', heading: '环节', kind: 'text', width: 14 },
    { key: 'outcome', heading: '核查结论', kind: 'text', width: 12 },
    { key: 'score', heading: '核查得分', kind: 'decimal', width: 9 },
    { key: 'dueOn', heading: '评分表期限', kind: 'date', width: 12 },
    { key: 'overdue', heading: '是否逾期', kind: 'yesNo', width: 9 },
  ],
  notes: [],
};
