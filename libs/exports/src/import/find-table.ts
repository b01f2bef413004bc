import { REFUSALS } from '@app/domain';
import { type Sheet, SHEET_LIMITS, SheetFault, type SheetLine, squeezed } from './sheet';
import { textReadings } from './text-lines';
import { readWorkbook } from './workbook';

/** A column of a table that people fill in: its heading, and the other names that they give it. */
export interface WantedColumn<K extends string> {
  key: K;
  heading: string;
  also?: readonly string[];
  /** The table may lack it. */
  optional?: boolean;
}

/** A row of a found table. */
export interface TableRow<K extends string> {
  /** As people see it in the file, from 1. */
  line: number;
  /** As stored, without spaces around; '' for a column that the table lacks. */
  fields: Record<K, string>;
  /** Columns whose value a formula makes. */
  formulas: K[];
  hidden: boolean;
}

/** A table as it was found in a file. */
export interface FoundTable<K extends string> {
  /** The sheet in which it stands; absent in a text file. */
  sheet?: string;
  /** Rows below the heading that hold something in a wanted column. */
  rows: TableRow<K>[];
}

/** Lines above the heading: a title, instructions. */
const HEADING_WITHIN = 60;

/** What stands below a table: who filled it in, totals, notes. */
const NOTE =
  /^(合计|总计|小计|共计|说明|备注|注|填表|填报|制表|审核|复核|审批|经办|负责人|联系人|联系电话|单位负责人|填报日期|日期|盖章|单位（盖章）)/;

/**
 * Finds a table in a file of any kind that people send: xlsx, or text with separators in UTF-8, UTF-16 or GB 18030. The
 * sheet and the heading are looked for. Throws SheetFault, with a sentence for people; `name` is the table's for them.
 */
export function findTable<K extends string>(
  bytes: Uint8Array,
  columns: readonly WantedColumn<K>[],
  name: string,
): FoundTable<K> {
  const tables = tablesIn(bytes, columns);
  if (tables.length === 0) {
    throw new SheetFault('otherTemplate', `不是“${name}”：没有找到表头${namesOf(columns)}。`);
  }
  const filled = tables.filter(({ rows }) => rows.length > 0);
  if (filled.length > 1) {
    const sheets = filled.map(({ sheet }) => `“${sheet}”`).join('');
    throw new SheetFault('severalTables', `工作表${sheets}都填有“${name}”，请只保留一个后再导入。`);
  }
  return filled[0] ?? tables[0]!;
}

/**
 * Returns the lines of a file without looking for a heading: those of the first sheet that is seen and holds something.
 * Throws SheetFault.
 */
export function readLines(bytes: Uint8Array): SheetLine[] {
  const sheets = readings(bytes)[0]!();
  return (sheets.find(({ lines }) => lines.length > 0) ?? sheets[0]!).lines;
}

function tablesIn<K extends string>(bytes: Uint8Array, columns: readonly WantedColumn<K>[]): FoundTable<K>[] {
  let fault: unknown;
  for (const reading of readings(bytes)) {
    try {
      const tables = reading().flatMap((sheet) => tableIn(sheet, columns) ?? []);
      if (tables.length > 0) return tables;
    } catch (error) {
      fault ??= error; // with another separator it may be a table
    }
  }
  if (fault) throw fault;
  return [];
}

/** Whether what stands in the wanted columns is no record but a note below the table. */
function isNote(fields: readonly string[]): boolean {
  return fields.map(squeezed).every((field) => field === '' || isLabel(field));
}

function isLabel(text: string): boolean {
  return NOTE.test(text) || /^\d+[.、]/.test(text) || /^[^\d:]{2,10}:/.test(text);
}

/** The ways to read a file, the likeliest first: the seen sheets of a workbook, or a text by each of its separators. */
function readings(bytes: Uint8Array): (() => Sheet[])[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) throw new SheetFault('sheetEmpty', REFUSALS.fileEmpty);
  if (buffer.length > SHEET_LIMITS.bytes) {
    throw new SheetFault('sheetTooLarge', `文件超过 ${SHEET_LIMITS.bytes / 1024 / 1024} MB，无法导入。`);
  }
  const start = buffer.subarray(0, 4).toString('latin1');
  if (start === '\u00d0\u00cf\u0011\u00e0') {
    throw new SheetFault(
      'sheetOldFormat',
      '不支持旧版工作簿（xls、et），或文件设有打开密码，请另存为 xlsx 后再导入。',
    );
  }
  if (start === 'PK\u0003\u0004') return [() => seenSheets(readWorkbook(buffer))];
  return textReadings(buffer).map((read) => () => [{ lines: read(), merges: [] }]);
}

function seenSheets(sheets: Sheet[]): Sheet[] {
  const seen = sheets.filter(({ hidden }) => !hidden);
  return seen.length > 0 ? seen : sheets;
}

type Places<K extends string> = Partial<Record<K, number>>;

function tableIn<K extends string>(
  { name, lines, merges }: Sheet,
  columns: readonly WantedColumn<K>[],
): FoundTable<K> | undefined {
  for (const [i, line] of lines.slice(0, HEADING_WITHIN).entries()) {
    const inOne = placesIn(
      line.fields.map((field) => [field]),
      columns,
    );
    const places = inOne ?? placesIn(twoRows(line, lines[i + 1], merges), columns);
    if (!places) continue;
    const rows = lines
      .slice(i + (inOne ? 1 : 2))
      .map((one) => rowOf(one, places, columns))
      .filter(({ fields, formulas }) => formulas.length > 0 || isRecord(fields, columns));
    return { ...(name !== undefined && { sheet: name }), rows };
  }
  return undefined;
}

/** Neither empty, nor a note, nor the heading (its second row, or repeated on each page). */
function isRecord<K extends string>(fields: Record<K, string>, columns: readonly WantedColumn<K>[]): boolean {
  const isHead = columns.every(
    (column) => fields[column.key] === '' || isHeading(fields[column.key], column),
  );
  return !isHead && !isNote(Object.values<string>(fields));
}

/** The possible headings of each column when the heading spans two rows: one of them, or both together. */
function twoRows(line: SheetLine, below: SheetLine | undefined, merges: Sheet['merges']): string[][] {
  if (!below) return [];
  const upper = acrossColumns(line, merges);
  return Array.from({ length: Math.max(upper.length, below.fields.length) }, (_, column) => {
    const [first = '', second = ''] = [upper[column], below.fields[column]];
    return [second, first, first + second];
  });
}

/** The fields of a line, with a text that is merged over columns in each of them. */
function acrossColumns({ line, fields }: SheetLine, merges: Sheet['merges']): string[] {
  const all = [...fields];
  for (const { firstLine, lastLine, firstColumn, lastColumn } of merges) {
    if (line < firstLine || line > lastLine) continue;
    for (let c = firstColumn + 1; c <= Math.min(lastColumn, SHEET_LIMITS.columns); c += 1)
      all[c] = fields[firstColumn] ?? '';
  }
  return Array.from(all, (field) => field ?? '');
}

/** Where the wanted columns stand; undefined if one is missing. `texts` are the possible headings of each column. */
function placesIn<K extends string>(
  texts: readonly string[][],
  columns: readonly WantedColumn<K>[],
): Places<K> | undefined {
  const places: Places<K> = {};
  for (const column of columns) {
    const exact = texts.findIndex((some) => some.some((text) => squeezed(text) === squeezed(column.heading)));
    const place =
      exact >= 0 ? exact : texts.findIndex((some) => some.some((text) => isHeading(text, column)));
    if (place >= 0) places[column.key] = place;
    else if (!column.optional) return undefined;
  }
  return places;
}

/** A heading may carry an explanation: `市级结果（认定/退回/不认定）`, `* 理由`, or one on a second line of its cell. */
function isHeading<K extends string>(text: string, { heading, also = [] }: WantedColumn<K>): boolean {
  const forms = [text, text.split(/[\r\n]/)[0]!].map((form) =>
    squeezed(form)
      .replace(/^[*★※]+|[*★※]+$/g, '')
      .replace(/[([{【〔<:,;。、].*$/, ''),
  );
  return [heading, ...also].some((one) => forms.includes(squeezed(one)));
}

function rowOf<K extends string>(
  { line, fields, formulas, hidden = false }: SheetLine,
  places: Places<K>,
  columns: readonly WantedColumn<K>[],
): TableRow<K> {
  const row = { line, fields: {} as Record<K, string>, formulas: [] as K[], hidden };
  for (const { key } of columns) {
    const place = places[key];
    row.fields[key] = place === undefined ? '' : (fields[place] ?? '').trim();
    if (place !== undefined && formulas.includes(place)) row.formulas.push(key);
  }
  return row;
}

function namesOf(columns: readonly WantedColumn<string>[]): string {
  return columns
    .filter(({ optional }) => !optional)
    .map(({ heading }) => `“${heading}”`)
    .join('');
}
