import { SERIAL, type TableForm } from '../table/table';

/** One entry of the ledger. */
export interface LedgerRow {
  number: string;
  cellType: string;
  unit: string;
  assessmentYear: number;
  delta: number;
  reason: string;
  rulesVersion: string;
  baseline: number;
  by: string;
  at: number;
  commandId: string;
  isRecorded: boolean;
}

/** 年度台账: every change of every figure, in the order in which it was recorded. */
export const ledgerTable: TableForm<LedgerRow> = {
  name: '年度台账',
  title: '“无废城市细胞”考核年度台账',
  columns: [
    SERIAL,
    { key: 'number', heading: '申报编号', kind: 'code', width: 26 },
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 20 },
    { key: 'unit', heading: '单位名称', kind: 'text', width: 32 },
    { key: 'assessmentYear', heading: '考核年度', kind: 'integer', width: 9 },
    { key: 'delta', heading: '增减（个）', kind: 'integer', width: 9, total: true },
    { key: 'reason', heading: '事由', kind: 'text', width: 10 },
    { key: 'rulesVersion', heading: '规则版本', kind: 'code', width: 10 },
    { key: 'baseline', heading: '当时基数（个）', kind: 'integer', width: 12 },
    { key: 'by', heading: '办理人', kind: 'text', width: 12 },
    { key: 'at', heading: '办理时间', kind: 'moment', width: 20 },
    { key: 'commandId', heading: '指令编号', kind: 'code', width: 38 },
    { key: 'isRecorded', heading: '是否补录', kind: 'yesNo', width: 9 },
  ],
  notes: ['台账只增不改；年度间移动记两笔，一出一入。合计等于已命名数减去已撤销数。'],
};
