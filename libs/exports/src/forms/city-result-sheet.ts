import { CITY_RESULT_NAMES } from '@app/domain';
import { SERIAL, type TableForm } from '../table/table';

/** One reported cell, for the city to answer. */
export interface CityResultSheetRow {
  number: string;
  unit: string;
  cellType: string;
  documentNumber: string;
  namedOn: string;
  result: string | null;
  reason: string | null;
}

/** 市级认定结果表: goes out with the report, comes back filled in (`readResultSheet`). */
export const cityResultSheet: TableForm<CityResultSheetRow> = {
  name: '市级认定结果表',
  title: '“无废城市细胞”市级认定结果表',
  columns: [
    SERIAL,
    { key: 'number', heading: '申报编号', kind: 'code', width: 26 },
    { key: 'unit', heading: '单位名称', kind: 'text', width: 32 },
    { key: 'cellType', heading: '细胞类型', kind: 'text', width: 20 },
    { key: 'documentNumber', heading: '命名文号', kind: 'text', width: 24 },
    { key: 'namedOn', heading: '命名日期', kind: 'date', width: 12 },
    {
      key: 'result',
      heading: '市级结果',
      kind: 'text',
      width: 12,
      choices: Object.values(CITY_RESULT_NAMES),
    },
    { key: 'reason', heading: '理由', kind: 'text', width: 40 },
  ],
  notes: ['市级结果填“认定”“退回”或“不认定”；退回的须填写理由。请勿改动申报编号和表头。'],
};
