import { SERIAL, type TableForm } from '../table/table';

/** One indicator of the district's self-assessment: every figure needs 来源 and 佐证. */
export interface SelfAssessmentRow {
  task: string;
  indicator: string;
  target: string;
  actual: string | null;
  source: string | null;
  evidence: string | null;
  department: string;
  explanation: string | null;
}

/** 自评估表 (DOMAIN 6). */
export const selfAssessment: TableForm<SelfAssessmentRow> = {
  name: '自评估表',
  title: '“无废城市”建设自评估表',
  columns: [
    SERIAL,
    { key: 'task', heading: '任务', kind: 'text', width: 8 },
    { key: 'indicator', heading: '指标', kind: 'text', width: 32 },
    { key: 'target', heading: '目标值', kind: 'text', width: 14 },
    { key: 'actual', heading: '完成值', kind: 'text', width: 14 },
    { key: 'source', heading: '数据来源', kind: 'text', width: 28 },
    { key: 'evidence', heading: '佐证材料', kind: 'text', width: 28 },
    { key: 'department', heading: '责任单位', kind: 'text', width: 28 },
    { key: 'explanation', heading: '说明', kind: 'text', width: 36 },
  ],
  notes: ['各项数据须注明来源并附佐证材料。'],
};
