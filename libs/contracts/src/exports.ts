import { z } from 'zod';
import { applicationQuery } from './applications';
import { boardQuery } from './board';
import * as p from './primitives';
import { taskQuery } from './worklist';

const PAGE = { cursor: true, limit: true } as const;

export const TABLE_FORMATS = ['xlsx', 'csv'] as const;
export const DOCUMENT_FORMATS = ['xlsx', 'csv', 'docx'] as const;

const table = { format: z.enum(TABLE_FORMATS).default('xlsx').describe('xlsx 工作簿,或 csv(带 BOM)') };
const document = { format: z.enum(DOCUMENT_FORMATS).default('xlsx').describe('docx 为公文') };

/** The same conditions as the screen's, without its pages. */
export const applicationExport = applicationQuery.omit(PAGE).extend(table);
export const taskExport = taskQuery.omit(PAGE).extend(table);
export const boardExport = boardQuery.omit(PAGE).extend(table);

export const tableExport = z.strictObject(table);

export const cellExport = z.strictObject({
  ...table,
  all: p.flagInQuery.optional().describe('true:全部已申报的;省略:已命名的,以及结转计入本年度的'),
  contacts: z
    .enum(['masked', 'full'])
    .default('masked')
    .describe('full:联系人和电话不隐去,仅区无废办可用,并记录在案'),
});

export const namedExport = z.strictObject({
  ...document,
  documentNumber: p.documentNumber.optional().describe('只列此文件命名的;docx 必填'),
});

export const noticeExport = z.strictObject({
  ...document,
  documentNumber: p.documentNumber.optional().describe('公示的发文字号,可没有'),
});

/** docx: the report, once it has its number; else the sheet that the city fills in. */
export const reportExport = z.strictObject(document);

export type ApplicationExport = z.output<typeof applicationExport>;
export type TaskExport = z.output<typeof taskExport>;
export type BoardExport = z.output<typeof boardExport>;
export type TableExport = z.output<typeof tableExport>;
export type CellExport = z.output<typeof cellExport>;
export type NamedExport = z.output<typeof namedExport>;
export type NoticeExport = z.output<typeof noticeExport>;
export type ReportExport = z.output<typeof reportExport>;
