import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Row as SheetRow, Style } from 'exceljs';
import { fullWidth } from '../text/full-width';
import { safeText } from '../text/safe-text';
import {
  type Column,
  type ColumnKind,
  isGroupRow,
  notesOf,
  type Rows,
  type TableContent,
  type TableForm,
  titleOf,
  valueIn,
} from './table';
import { workbookValue } from './values';

const FORMATS: Record<ColumnKind, string> = {
  serial: '0',
  text: '@',
  code: '@',
  integer: '0',
  decimal: '0.0',
  percent: '0.0%',
  date: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm:ss',
  yesNo: '@',
};
const BORDER = { style: 'thin', color: { argb: 'FF999999' } } as const;
const BORDERS = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
const CENTRED = { horizontal: 'center', vertical: 'middle', wrapText: true } as const;
const STYLES = {
  title: { font: { name: '方正小标宋简体', size: 18 }, alignment: CENTRED },
  line: { font: { name: '仿宋', size: 12 }, alignment: { horizontal: 'left', wrapText: true } },
  heading: {
    font: { name: '黑体', size: 11 },
    alignment: CENTRED,
    border: BORDERS,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7F0E7' } },
  },
  group: { font: { name: '黑体', size: 11 }, alignment: { horizontal: 'left' }, border: BORDERS },
} satisfies Record<string, Partial<Style>>;
const YIELD_EVERY = 500; // rows: lets the zip and a slow reader keep up, so that memory stays flat

/**
 * Streams the workbook: title, lines above, frozen heading, rows, 合计, 说明. It reads rows only as they are needed.
 * An error of the row source destroys the stream.
 */
export function xlsxStream<Row extends object>(
  form: TableForm<Row>,
  rows: Rows<Row>,
  content: TableContent = {},
): PassThrough {
  const out = new PassThrough();
  write(form, rows, content, out).catch((error: Error) => out.destroy(error));
  return out;
}

async function write<Row extends object>(
  form: TableForm<Row>,
  rows: Rows<Row>,
  content: TableContent,
  out: PassThrough,
): Promise<void> {
  const { columns } = form;
  const above = content.above ?? [];
  const headingAt = above.length + 2;
  const { stream } = await import('exceljs'); // 300 modules: loaded with the first workbook, not with the process
  const workbook = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(sheetName(form.name), {
    views: [{ state: 'frozen', ySplit: headingAt }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headingAt}:${headingAt}`,
    },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  const room = columns.reduce((sum, { width }) => sum + width, 0);
  const across = (text: string, style: Partial<Style>, lineHeight = 17) => {
    const row = sheet.addRow([safeText(fullWidth(text))]);
    sheet.mergeCells(row.number, 1, row.number, columns.length);
    Object.assign(row.getCell(1), style);
    row.height = lineHeight * Math.ceil(widthOf(text) / room); // merged cells do not grow by themselves
    row.commit();
  };

  across(titleOf(form, content), STYLES.title, 36);
  for (const text of above) across(text, STYLES.line);
  const heading = sheet.addRow(columns.map((column) => column.heading));
  styleAll(heading, STYLES.heading);
  heading.height = 32; // two lines: not every program grows a row that wraps
  heading.commit();

  const styles = stylesOf(columns);
  const sums = new Sums(columns);
  let serial = 0;
  for await (const row of rows) {
    if (out.destroyed) return;
    if (isGroupRow(row)) {
      across(row.group, STYLES.group);
      continue;
    }
    serial += 1;
    addRow(sheet.addRow([]), columns, styles, row, serial);
    sums.take(row);
    if (serial % YIELD_EVERY === 0) {
      content.onProgress?.(serial);
      await keepUp(out);
    }
  }
  content.onProgress?.(serial);
  if (sums.any) {
    const row = sheet.addRow(sums.cells());
    styleAll(row, STYLES.heading);
    row.commit();
  }
  const notes = notesOf(form, content);
  notes.forEach((note, i) => across(i === 0 ? `说明：${note}` : note, STYLES.line));
  sheet.commit();
  await workbook.commit();
}

/** One style per column, shared by its cells: the library looks a style up by identity. */
function stylesOf(columns: readonly { kind: ColumnKind }[]): Style[] {
  return columns.map(({ kind }) => {
    const alignment = kind === 'serial' ? CENTRED : { vertical: 'middle', wrapText: kind === 'text' };
    return { numFmt: FORMATS[kind], border: BORDERS, alignment } as Style;
  });
}

function addRow<Row extends object>(
  target: SheetRow,
  columns: readonly Column<Row>[],
  styles: readonly Style[],
  row: Row,
  serial: number,
): void {
  columns.forEach((column, i) => {
    const { kind, choices } = column;
    const cell = target.getCell(i + 1);
    cell.value = workbookValue(kind, valueIn(row, column), serial);
    cell.style = styles[i]!;
    if (choices) {
      cell.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`] };
    }
  });
  target.commit();
}

function styleAll(row: SheetRow, style: Partial<Style>): void {
  row.eachCell({ includeEmpty: true }, (cell) => Object.assign(cell, style));
}

/** Sums the columns that ask for it; one-decimal figures are added as tenths, so the sum has no rounding error. */
class Sums<Row> {
  private readonly sums = new Map<string, number>();

  constructor(private readonly columns: readonly Column<Row>[]) {
    for (const { key, total } of columns) if (total) this.sums.set(key, 0);
  }

  get any(): boolean {
    return this.sums.size > 0;
  }

  take(row: Row): void {
    for (const [key, sum] of this.sums) {
      const value = row[key as keyof Row];
      if (typeof value === 'number') this.sums.set(key, Math.round((sum + value) * 10) / 10);
    }
  }

  cells(): (string | number | null)[] {
    return this.columns.map(({ key }, i) => this.sums.get(key) ?? (i === 0 ? '合计' : null));
  }
}

async function keepUp(out: PassThrough): Promise<void> {
  await setImmediate();
  if (out.writableNeedDrain && !out.destroyed) {
    await Promise.race([once(out, 'drain'), once(out, 'close')]);
  }
}

/** Returns the width in Latin characters; a Chinese character counts as two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > '\u00ff' ? 2 : 1), 0) || 1;
}

/** At most 31 characters, none of : \ / ? * [ ]. */
function sheetName(name: string): string {
  return name.replace(/[:\\/?*[\]]/g, '·').slice(0, 31);
}
