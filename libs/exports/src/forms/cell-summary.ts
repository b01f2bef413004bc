import { SERIAL, type TableForm } from '../table/table';

/** One cell as the city asks for it. Contact and phone come masked unless unmasking was asked for and recorded. */
export interface CellSummaryRow {
  district: string;
  cellType: string;
  unit: string;
  creditCode: string | null;
  address: string;
  contact: string;
  phone: string;
  leads: string;
  submittedOn: string;
  selfScore: number | null;
  inspectedOn: string | null;
  score: number | null;
  outcome: string | null;
  notice: string | null;
  documentNumber: string | null;
  namedOn: string | null;
  assessmentYear: number | null;
  carried: boolean;
  showcase: boolean;
  remarks: string | null;
}

/** 细胞创建情况汇总表 (DOMAIN 6); columns assumed until the city's own form is loaded. */
export const cellSummary: TableForm<CellSummaryRow> = {
  name: '细胞创建情况汇总表',
  title: '“无废城市细胞”创建情况汇总表',
  columns: [
    SERIAL,
    { key: 'district', heading: '区县', kind: 'text', width: 10 },
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 16 },
    { key: 'unit', heading: '单位名称', kind: 'text', width: 30 },
    { key: 'creditCode', heading: '统一社会信用代码', kind: 'code', width: 21 },
    { key: 'address', heading: '地址（镇街）', kind: 'text', width: 26 },
    { key: 'contact', heading: '联系人', kind: 'text', width: 10 },
    { key: 'phone', heading: '联系电话', kind: 'code', width: 15 },
    { key: 'leads', heading: '牵头部门', kind: 'text', width: 24 },
    { key: 'submittedOn', heading: '申报日期', kind: 'date', width: 12 },
    { key: 'selfScore', heading: '自评得分', kind: 'decimal', width: 9 },
    { key: 'inspectedOn', heading: '核查日期', kind: 'date', width: 12 },
    { key: 'score', heading: '核查得分', kind: 'decimal', width: 9 },
    { key: 'outcome', heading: '核查结论', kind: 'text', width: 12 },
    { key: 'notice', heading: '公示起止', kind: 'text', width: 24 },
    { key: 'documentNumber', heading: '命名文号', kind: 'text', width: 22 },
    { key: 'namedOn', heading: '命名日期', kind: 'date', width: 12 },
    { key: 'assessmentYear', heading: '考核年度', kind: 'integer', width: 9 },
    { key: 'carried', heading: '是否结转', kind: 'yesNo', width: 9 },
    { key: 'showcase', heading: '是否精品', kind: 'yesNo', width: 9 },
    { key: 'remarks', heading: '备注', kind: 'text', width: 20 },
  ],
  notes: ['栏目为设定，市级表式下发后以市级表式为准。'],
};
