import { type Column, SERIAL, type TableForm } from '../table/table';

/** One unit of a list that is published: no contact, no phone. */
export interface ListedCell {
  number: string;
  cellType: string;
  unit: string;
  address: string;
  leads: string;
}

export interface NamedRow extends ListedCell {
  documentNumber: string;
  namedOn: string;
}

export interface PublicNoticeRow extends ListedCell {
  noticeFrom: string;
  noticeTo: string;
}

const LISTED: Column<ListedCell>[] = [
  SERIAL,
  { key: 'unit', heading: '单位名称', kind: 'text', width: 36 },
  { key: 'cellType', heading: '细胞类型', kind: 'text', width: 20 },
  { key: 'address', heading: '地址（镇街）', kind: 'text', width: 30 },
  { key: 'leads', heading: '牵头部门', kind: 'text', width: 28 },
  { key: 'number', heading: '申报编号', kind: 'code', width: 26 },
];
const IN_NO_ORDER = '同一类型内排名不分先后。';

/** 命名名单: by type with counts (`grouped`). */
export const namingList: TableForm<NamedRow> = {
  name: '命名名单',
  title: '“无废城市细胞”命名名单',
  columns: [
    ...LISTED,
    { key: 'documentNumber', heading: '命名文号', kind: 'text', width: 24 },
    { key: 'namedOn', heading: '命名日期', kind: 'date', width: 12 },
  ],
  notes: [IN_NO_ORDER],
};

/** 公示名单: by type with counts (`grouped`). */
export const publicNoticeList: TableForm<PublicNoticeRow> = {
  name: '公示名单',
  title: '拟命名“无废城市细胞”公示名单',
  columns: [
    ...LISTED,
    { key: 'noticeFrom', heading: '公示开始', kind: 'date', width: 12 },
    { key: 'noticeTo', heading: '公示截止', kind: 'date', width: 12 },
  ],
  notes: [IN_NO_ORDER, '公示期限自发布次日起算，按工作日计。'],
};
