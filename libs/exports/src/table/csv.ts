import { setImmediate } from 'node:timers/promises';
import { valueText } from './values';
import { isGroupRow, type Rows, type TableContent, type TableForm, valueIn } from './table';

const BOM = '\ufeff'; // without it Excel takes UTF-8 for the local code page
const PROGRESS_EVERY = 1000;
const PIECE = 64 * 1024; // characters that are handed on at once

/** Writes a form as CSV (RFC 4180) for machines: heading and rows only; groups, 合计 and 说明 are in the workbook. */
export async function* csvLines<Row extends object>(
  { columns }: TableForm<Row>,
  rows: Rows<Row>,
  { onProgress }: TableContent = {},
): AsyncGenerator<string> {
  let text = BOM + line(columns.map(({ heading }) => heading));
  let serial = 0;
  for await (const row of rows) {
    if (isGroupRow(row)) continue;
    serial += 1;
    text += line(columns.map((column) => valueText(column.kind, valueIn(row, column), serial)));
    if (serial % PROGRESS_EVERY === 0) onProgress?.(serial);
    if (text.length < PIECE) continue;
    yield text;
    text = '';
    await setImmediate(); // others' requests are served meanwhile
  }
  yield text;
  onProgress?.(serial);
}

function line(fields: readonly string[]): string {
  return `${fields.map(quoted).join(',')}\r\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
