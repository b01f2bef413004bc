import { CITY_RESULT_NAMES, type CityResult, type CityResultRow, type RowFault } from '@app/domain';
import { cityResultSheet } from '../forms/city-result-sheet';
import { plainText } from '../text/safe-text';
import { findTable, type FoundTable, type TableRow, type WantedColumn } from './find-table';
import { SheetFault, squeezed } from './sheet';

/** The content of an upload: the readable rows and every fault. No cell has been looked up yet. */
export interface ResultSheet {
  rows: CityResultRow[];
  faults: RowFault[];
  /** Lines with a result that whoever opens the file does not see. */
  hidden: number[];
  /** The sheet of the workbook in which the table stands. */
  sheet?: string;
}

type Column = 'number' | 'result' | 'reason';

const COLUMNS: WantedColumn<Column>[] = [
  { key: 'number', heading: headingOf('number'), also: ['编号'] },
  { key: 'result', heading: headingOf('result'), also: ['认定结果', '市级认定结果', '结果'] },
  {
    key: 'reason',
    heading: headingOf('reason'),
    also: ['原因', '退回理由', '退回原因', '备注'],
    optional: true,
  },
];
/** The dashes and minus signs that stand for one another in numbers. */
const DASHES = /[\u2010-\u2015\u2212\u30fc]/g;
const NUMBER = /^[A-Z]{2,6}-\d{4}-[A-Z][A-Z_]*-\d{4,}$/;

/** A tick before a result, a full stop behind it. */
const BESIDE_A_RESULT = /^[√✓✔☑]+|[。.；;，,]+$/gu;

/** How people write the three results. */
const WORDS: Record<string, CityResult> = {
  [CITY_RESULT_NAMES.recognised]: 'recognised',
  市级认定: 'recognised',
  予以认定: 'recognised',
  [CITY_RESULT_NAMES.returned]: 'returned',
  退回补充: 'returned',
  市级退回: 'returned',
  [CITY_RESULT_NAMES.notRecognised]: 'notRecognised',
  不予认定: 'notRecognised',
};

/**
 * Reads 市级认定结果表, as CSV or xlsx by its content, not by its name. Never throws for the content of a file: an unreadable
 * file is one fault, an unreadable row is one fault of its line. A row without a result is left out.
 */
export function readResultSheet(bytes: Uint8Array): ResultSheet {
  try {
    return rowsOf(findTable(bytes, COLUMNS, cityResultSheet.name));
  } catch (error) {
    if (error instanceof SheetFault)
      return { rows: [], faults: [{ code: error.code, detail: error.message }], hidden: [] };
    throw error;
  }
}

function rowsOf({ rows, sheet: name }: FoundTable<Column>): ResultSheet {
  const sheet: ResultSheet = { rows: [], faults: [], hidden: [], ...(name !== undefined && { sheet: name }) };
  const firstLines = new Map<string, number>();
  for (const row of rows) {
    const read = readRow(row);
    if (!read) continue;
    if (row.hidden) sheet.hidden.push(row.line);
    if ('code' in read) {
      sheet.faults.push(read);
      continue;
    }
    const first = firstLines.get(read.number);
    if (first === undefined) {
      firstLines.set(read.number, read.line);
      sheet.rows.push(read);
    } else {
      sheet.faults.push({ ...at(read), code: 'rowDoubled', detail: `与第 ${first} 行重复。` });
    }
  }
  if (sheet.rows.length === 0 && sheet.faults.length === 0) {
    throw new SheetFault('nothingFilledIn', '表中没有填写任何市级结果。');
  }
  return sheet;
}

function readRow({ line, fields, formulas }: TableRow<Column>): CityResultRow | RowFault | undefined {
  const number = squeezed(fields.number).replace(DASHES, '-').toUpperCase();
  const word = squeezed(fields.result).replace(BESIDE_A_RESULT, '');
  const reason = plainText(fields.reason).trim();
  const fault = (code: string, detail: string): RowFault => ({
    line,
    ...(number && { number: number.slice(0, 60) }),
    code,
    detail,
  });
  if (formulas.length > 0) {
    const names = COLUMNS.filter(({ key }) => formulas.includes(key)).map(({ heading }) => `“${heading}”`);
    return fault('formulaInRow', `${names.join('')}是公式，请改为文字后再导入。`);
  }
  if (word === '') return undefined; // not filled in, a note, a total
  if (number === '') return fault('numberMissing', '没有申报编号。');
  if (!NUMBER.test(number)) return fault('numberInvalid', `“${number.slice(0, 60)}”不是申报编号。`);
  if (!Object.hasOwn(WORDS, word)) {
    const known = Object.values(CITY_RESULT_NAMES).join('”“');
    return fault('resultUnknown', `市级结果“${word.slice(0, 20)}”不可识别，应为“${known}”。`);
  }
  if (reason.length > 2000) return fault('reasonTooLong', '理由不能超过 2000 字。');
  return { line, number, result: WORDS[word]!, ...(reason && { reason }) };
}

function at({ line, number }: CityResultRow): Pick<RowFault, 'line' | 'number'> {
  return { line, number };
}

function headingOf(key: 'number' | 'result' | 'reason'): string {
  return cityResultSheet.columns.find((column) => column.key === key)!.heading;
}
