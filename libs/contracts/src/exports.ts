import { z } from 'zod';
import { accountQuery } from './people/accounts';
import { applicationQuery } from './applications/applications';
import { boardQuery } from './applications/board';
import { inspectionQuery } from './applications/inspections';
import { cellQuery } from './cells';
import { ledgerQuery } from './year/ledger';
import { obligationQuery } from './obligations';
import * as p from './primitives';
import { taskQuery } from './applications/worklist';

const PAGE = { cursor: true, limit: true } as const;

export const TABLE_FORMATS = ['xlsx', 'csv'] as const;
export const DOCUMENT_FORMATS = ['xlsx', 'csv', 'docx'] as const;

const table = { format: z.enum(TABLE_FORMATS).default('xlsx').describe('xlsx 工作簿，或 csv（带 BOM）') };
const document = { format: z.enum(DOCUMENT_FORMATS).default('xlsx').describe('docx 为公文') };

/** The conditions of the lists, without paging. */
export const applicationExport = applicationQuery.omit(PAGE).extend(table);
export const taskExport = taskQuery.omit(PAGE).extend(table);
export const boardExport = boardQuery.omit(PAGE).extend(table);

export const accountExport = accountQuery.omit(PAGE).extend(table);
export const ledgerExport = ledgerQuery.omit(PAGE).extend(table);
export const obligationExport = obligationQuery.extend(table);
export const namedCellExport = cellQuery.omit(PAGE).extend(table);
export const inspectionExport = inspectionQuery.safeExtend(table);

export const tableExport = z.strictObject(table);

export const cellExport = z.strictObject({
  ...table,
  all: p.flagInQuery.optional().describe('true：全部已申报的；省略：已命名的，以及结转计入本年度的'),
  contacts: z
    .enum(['masked', 'full'])
    .default('masked')
    .describe('full：联系人和电话不隐去，仅区无废办可用，并记录在案'),
});

export const namedExport = z.strictObject({
  ...document,
  documentNumber: p.documentNumber.optional().describe('只列此文件命名的；docx 必填'),
});

export const noticeExport = z.strictObject({
  ...document,
  all: p.flagInQuery.optional().describe('true：连同公示过的；省略：待公示和正在公示的。公文只列后者'),
  documentNumber: p.documentNumber.optional().describe('公示的发文字号，可没有'),
});

/** docx: the report once it has its number; before that, the sheet that the city fills in. */
export const reportExport = z.strictObject(document);

/** 每日封存值 (daily seals): one root per day over all records of a year. */
export const sealList = z.object({
  year: z.int(),
  items: z
    .array(
      z.object({
        day: p.civilDate.describe('封存的是这一天（项目日期）终了时的记录'),
        sealedAt: z.string().describe('实际时间'),
        chains: z.int(),
        records: z.int(),
        root: z.string().describe('封存值'),
      }),
    )
    .describe('新的在前，最近 31 天'),
});

export type SealList = z.infer<typeof sealList>;
export type ApplicationExport = z.output<typeof applicationExport>;
export type TaskExport = z.output<typeof taskExport>;
export type BoardExport = z.output<typeof boardExport>;
export type AccountExport = z.output<typeof accountExport>;
export type LedgerExport = z.output<typeof ledgerExport>;
export type NamedCellExport = z.output<typeof namedCellExport>;
export type ObligationExport = z.output<typeof obligationExport>;
export type InspectionExport = z.output<typeof inspectionExport>;
export type TableExport = z.output<typeof tableExport>;
export type CellExport = z.output<typeof cellExport>;
export type NamedExport = z.output<typeof namedExport>;
export type NoticeExport = z.output<typeof noticeExport>;
export type ReportExport = z.output<typeof reportExport>;
