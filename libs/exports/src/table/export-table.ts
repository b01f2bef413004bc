import { Readable } from 'node:stream';
import { csvLines } from './csv';
import type { GroupRow, Rows, TableContent, TableForm } from './table';
import { xlsxStream } from './xlsx';

export type TableFormat = 'xlsx' | 'csv';

export const MEDIA_TYPES: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Streams a form as a file. Rows are read only as fast as the client takes them; no table is held in memory. */
export function exportTable<Row extends object>(
  format: TableFormat,
  form: TableForm<Row>,
  rows: Rows<Row>,
  content: TableContent = {},
): Readable {
  switch (format) {
    case 'xlsx':
      return xlsxStream(form, rows, content);
    case 'csv':
      return Readable.from(csvLines(form, rows, content), { objectMode: false });
  }
}

/** `2024年度细胞创建情况汇总表.xlsx` */
export function fileName(form: { name: string }, { subject = '' }: TableContent, format: string): string {
  return `${subject}${form.name}.${format}`.replace(/[\\/:*?"<>|\s]/g, '_');
}

/** Yields the rows in their order, with a line before each group that states its number of rows. */
export function grouped<Row extends object>(
  rows: readonly Row[],
  groupOf: (row: Row) => string,
): (Row | GroupRow)[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = groupOf(row);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups].flatMap(([name, held]) => [{ group: `${name}（${held.length}个）` }, ...held]);
}
