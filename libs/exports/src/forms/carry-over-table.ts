import { SERIAL, type TableForm } from '../table/table';

/** One cell that the proposal would carry. */
export interface CarryOverRow {
  number: string;
  cellType: string;
  unit: string;
  namedOn: string;
  documentNumber: string;
  reason: string;
}

/** 结转建议表: in the order of the proposal, with the reason for each. */
export const carryOverTable: TableForm<CarryOverRow> = {
  name: '结转建议表',
  title: '多余创建数结转建议表',
  columns: [
    SERIAL,
    { key: 'number', heading: '申报编号', kind: 'code', width: 26 },
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 20 },
    { key: 'unit', heading: '单位名称', kind: 'text', width: 32 },
    { key: 'namedOn', heading: '命名日期', kind: 'date', width: 12 },
    { key: 'documentNumber', heading: '命名文号', kind: 'text', width: 24 },
    { key: 'reason', heading: '理由', kind: 'text', width: 70 },
  ],
  notes: ['本表为系统建议，由区无废办决定；结转后命名日期不变，计入下一考核年度。'],
};
