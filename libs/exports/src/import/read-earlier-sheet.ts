import { enteredDate } from '@app/domain';
import { earlierSheet, type EarlierSheetRow } from '../forms/earlier-sheet';
import { plainText } from '../text/safe-text';
import { findTable, type TableRow, type WantedColumn } from './find-table';
import { SheetFault } from './sheet';

/** A row of 补录表 as typed, with its line in the file (from 1). Nothing but its form has been checked. */
export interface EarlierLine {
  line: number;
  values: EarlierSheetRow;
}

/** What cannot be taken: of a field by its heading, of a whole row, or of the whole file. */
export interface SheetPlaceFault {
  line?: number;
  column?: string;
  code: string;
  detail: string;
}

/** The content of an upload: the filled rows and every fault of their form. */
export interface EarlierSheet {
  rows: EarlierLine[];
  faults: SheetPlaceFault[];
}

/** The most rows of one import: they are recorded in one transaction. */
export const EARLIER_ROWS = 500;

type Key = keyof EarlierSheetRow;

const NEEDED: readonly string[] = ['kind', 'year', 'cellType', 'name'];
const COLUMNS = earlierSheet.columns
  .filter(({ key }) => key !== 'serial')
  .map(({ key, heading }) => ({ key, heading, optional: !NEEDED.includes(key) }) as WantedColumn<Key>);
const HEADINGS = new Map(COLUMNS.map(({ key, heading }) => [key, heading]));
const DATES: readonly Key[] = ['submittedOn', 'namedOn', 'cityResultOn', 'enteredOn'];
/** Names and numbers of documents stay as they are typed; all else is the same in either width. */
const AS_TYPED: readonly Key[] = ['name', 'address', 'site', 'documentNumber'];

/** Returns the heading of a column of 补录表. */
export function earlierHeading(key: Key): string {
  return HEADINGS.get(key)!;
}

/**
 * Reads 补录表, as CSV or xlsx by its content. Never throws for the content of a file: an unreadable file is one fault, a
 * formula or a hidden row one of its line. Dates come back as `YYYY-MM-DD` where they can be understood.
 */
export function readEarlierSheet(bytes: Uint8Array): EarlierSheet {
  try {
    return rowsOf(findTable(bytes, COLUMNS, earlierSheet.name).rows);
  } catch (error) {
    if (error instanceof SheetFault)
      return { rows: [], faults: [{ code: error.code, detail: error.message }] };
    throw error;
  }
}

function rowsOf(rows: readonly TableRow<Key>[]): EarlierSheet {
  const sheet: EarlierSheet = { rows: [], faults: [] };
  for (const { line, fields, formulas, hidden } of rows) {
    for (const key of formulas)
      sheet.faults.push({
        ...{ line, column: earlierHeading(key), code: 'formulaInRow' },
        detail: '是公式，请改为文字后再导入。',
      });
    if (hidden)
      sheet.faults.push({ line, code: 'rowHidden', detail: '该行被隐藏，请取消隐藏或删除后再导入。' });
    if (formulas.length > 0 || hidden) continue;
    const values = Object.fromEntries(COLUMNS.map(({ key }) => [key, valueOf(key, fields[key])]));
    sheet.rows.push({ line, values: values as unknown as EarlierSheetRow });
  }
  if (sheet.rows.length + sheet.faults.length === 0)
    throw new SheetFault('nothingFilledIn', '表中没有填写任何内容。');
  if (sheet.rows.length > EARLIER_ROWS)
    throw new SheetFault('sheetTooLarge', `一次最多补录 ${EARLIER_ROWS} 行，请分成几个文件。`);
  return sheet;
}

function valueOf(key: Key, typed: string): string {
  const text = plainText(typed).trim();
  if (AS_TYPED.includes(key)) return text;
  if (DATES.includes(key)) return enteredDate(text) ?? text;
  return text.normalize('NFKC').trim();
}
