import { SERIAL, type TableForm } from '../table/table';

/** One type's progress in a quarter. */
export interface ProgressRow {
  cellType: string;
  leads: string;
  target: number;
  comparison: '≥' | '=';
  submitted: number;
  reviewed: number;
  inspected: number;
  inPublicNoticeOf: number;
  named: number;
  recognised: number;
  /** Named cells divided by the target: 0…1, more than 1 above it. */
  share: number;
  problems: string | null;
  nextSteps: string | null;
}

/** 进展调度表 (DOMAIN 6), one per quarter; the three gauges stand above it (`gaugeLines`). */
export const progress: TableForm<ProgressRow> = {
  name: '进展调度表',
  title: '“无废城市细胞”创建进展调度表',
  columns: [
    SERIAL,
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 24 },
    { key: 'leads', heading: '牵头部门', kind: 'text', width: 28 },
    { key: 'target', heading: '目标数（个）', kind: 'integer', width: 10, total: true },
    { key: 'comparison', heading: '目标口径（≥/=）', kind: 'text', width: 10 },
    { key: 'submitted', heading: '申报数（个）', kind: 'integer', width: 10, total: true },
    { key: 'reviewed', heading: '初审通过（个）', kind: 'integer', width: 10, total: true },
    { key: 'inspected', heading: '核查通过（个）', kind: 'integer', width: 10, total: true },
    { key: 'inPublicNoticeOf', heading: '公示中（个）', kind: 'integer', width: 10, total: true },
    { key: 'named', heading: '已命名（个）', kind: 'integer', width: 10, total: true },
    { key: 'recognised', heading: '市级认定（个）', kind: 'integer', width: 10, total: true },
    { key: 'share', heading: '完成率', kind: 'percent', width: 9 },
    { key: 'problems', heading: '存在问题', kind: 'text', width: 30 },
    { key: 'nextSteps', heading: '下步措施', kind: 'text', width: 30 },
  ],
  notes: ['各项数量均为下限，达到后仍继续受理申报。', '区级命名与市级认定分别统计。'],
};

/** 45 · 50 · 60 as lines above a table. */
export function gaugeLines(
  gauges: readonly { name: string; target: number; completed: number; gap: number; surplus: number }[],
): string[] {
  return gauges.map(({ name, target, completed, gap, surplus }) => {
    return `${name} ${target} 个：计入 ${completed} 个，缺 ${gap} 个，超出 ${surplus} 个`;
  });
}
