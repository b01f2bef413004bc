import { CITY_RESULT_NAMES, type CityResult, type CityResultRow, REFUSALS, type RowFault } from '@app/domain';
import { cityResultSheet } from '../forms/city-result-sheet';
import { plainText } from '../text/safe-text';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { SHEET_LIMITS, SheetFault, type SheetLine } from './sheet';

/** The content of an upload: the readable rows and every fault. No cell has been looked up yet. */
export interface ResultSheet {
  rows: CityResultRow[];
  faults: RowFault[];
}

const HEADINGS = {
  number: headingOf('number'),
  result: headingOf('result'),
  reason: headingOf('reason'),
};
const HEADING_WITHIN = 10; // lines: title and lines above it come first
const NUMBER = /^[A-Z]{2,6}-\d{4}-[A-Z][A-Z_]*-\d{4,}$/;

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
    return rowsOf(linesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  } catch (error) {
    if (error instanceof SheetFault)
      return { rows: [], faults: [{ code: error.code, detail: error.message }] };
    throw error;
  }
}

function linesOf(bytes: Buffer): SheetLine[] {
  if (bytes.length === 0) throw new SheetFault('sheetEmpty', REFUSALS.fileEmpty);
  if (bytes.length > SHEET_LIMITS.bytes) {
    const most = SHEET_LIMITS.bytes / 1024 / 1024;
    throw new SheetFault('sheetTooLarge', `文件超过 ${most} MB,无法导入。`);
  }
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === 'PK\u0003\u0004') return readXlsx(bytes);
  if (start === '\u00d0\u00cf\u0011\u00e0') {
    throw new SheetFault('sheetOldFormat', '不支持旧版工作簿(xls),或文件已加密,请另存为 xlsx 后再导入。');
  }
  return readCsv(bytes);
}

function rowsOf(lines: readonly SheetLine[]): ResultSheet {
  const heading = lines.slice(0, HEADING_WITHIN).find(({ fields }) => placesIn(fields));
  const places = heading && placesIn(heading.fields);
  if (!places) {
    const detail = `不是“${cityResultSheet.name}”:没有找到表头“${HEADINGS.number}”“${HEADINGS.result}”“${HEADINGS.reason}”。`;
    throw new SheetFault('otherTemplate', detail);
  }
  const sheet: ResultSheet = { rows: [], faults: [] };
  const firstLines = new Map<string, number>();
  for (const line of lines) {
    if (line.line <= heading.line || isNote(line)) continue;
    const read = readRow(line, places);
    if (!read) continue;
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

type Places = Record<keyof typeof HEADINGS, number>;

function placesIn(fields: readonly string[]): Places | undefined {
  const plain = fields.map((field) => field.replace(/\s/g, ''));
  const [number, result, reason] = [HEADINGS.number, HEADINGS.result, HEADINGS.reason].map((heading) => {
    return plain.indexOf(heading);
  }) as [number, number, number];
  return number < 0 || result < 0 || reason < 0 ? undefined : { number, result, reason };
}

function readRow(
  { line, fields, hasFormula }: SheetLine,
  places: Places,
): CityResultRow | RowFault | undefined {
  const field = (name: keyof Places) => plainText((fields[places[name]] ?? '').trim()).trim();
  const number = field('number').normalize('NFKC').toUpperCase();
  const word = field('result').normalize('NFKC');
  const reason = field('reason');
  const fault = (code: string, detail: string): RowFault => ({
    line,
    ...(number && { number }),
    code,
    detail,
  });
  if (hasFormula) return fault('formulaInRow', '含有公式,请改为文字后再导入。');
  if (number === '') return word === '' ? undefined : fault('numberMissing', '没有申报编号。');
  if (!NUMBER.test(number)) return fault('numberInvalid', `“${number.slice(0, 60)}”不是申报编号。`);
  if (word === '') return undefined;
  if (!Object.hasOwn(WORDS, word)) {
    const known = Object.values(CITY_RESULT_NAMES).join('”“');
    return fault('resultUnknown', `市级结果“${word.slice(0, 20)}”不可识别,应为“${known}”。`);
  }
  if (reason.length > 2000) return fault('reasonTooLong', '理由不能超过 2000 字。');
  return { line, number, result: WORDS[word]!, ...(reason && { reason }) };
}

/** 合计 and 说明 under the table. */
function isNote({ fields }: SheetLine): boolean {
  const first = fields.find((field) => field.trim() !== '')?.trim() ?? '';
  return /^(合计|说明[:\uff1a]|\d+\. )/.test(first);
}

function at({ line, number }: CityResultRow): Pick<RowFault, 'line' | 'number'> {
  return { line, number };
}

function headingOf(key: 'number' | 'result' | 'reason'): string {
  return cityResultSheet.columns.find((column) => column.key === key)!.heading;
}
