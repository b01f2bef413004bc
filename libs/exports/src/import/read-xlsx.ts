import { SHEET_LIMITS, SheetFault, type SheetLine } from './sheet';
import { XmlFault, xmlPieces } from './xml';
import { readZip, ZipFault } from './zip';

const BROKEN = '不是可以读取的工作簿(xlsx)。';

/** Returns the lines of a workbook's first sheet: stored values; formulas are marked, not computed. Throws SheetFault. */
export function readXlsx(bytes: Buffer): SheetLine[] {
  try {
    const parts = readZip(bytes, (name) => /^xl\/.*\.(xml|rels)$/.test(name), SHEET_LIMITS);
    const part = (name: string) => parts.get(name)?.toString('utf8');
    const sheet = part(firstSheet(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels')));
    if (sheet === undefined) throw new SheetFault('sheetBroken', BROKEN);
    return linesOf(sheet, sharedStrings(part('xl/sharedStrings.xml') ?? ''));
  } catch (error) {
    if (error instanceof ZipFault) throw new SheetFault(error.code, error.message);
    if (error instanceof XmlFault) throw new SheetFault('sheetBroken', BROKEN);
    throw error;
  }
}

function firstSheet(workbook = '', relations = ''): string {
  const opened = (xml: string, name: string) =>
    [...xmlPieces(xml)].flatMap((piece) =>
      piece.kind === 'open' && piece.name === name ? [piece.attributes] : [],
    );
  const id = opened(workbook, 'sheet')[0]?.['r:id'];
  const target = opened(relations, 'Relationship').find((relation) => relation['Id'] === id)?.['Target'];
  return target ? (target.startsWith('/') ? target.slice(1) : `xl/${target}`) : 'xl/worksheets/sheet1.xml';
}

/** Returns the shared strings, without phonetic hints (`rPh`). */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text: string | undefined;
  let inText = false;
  let inHint = false;
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (inText && !inHint) text += piece.text;
      continue;
    }
    const isOpen = piece.kind === 'open' && !piece.closed;
    if (piece.name === 'si') {
      if (!isOpen) strings.push(text ?? '');
      text = '';
    } else if (piece.name === 't') inText = isOpen;
    else if (piece.name === 'rPh') inHint = isOpen;
  }
  return strings;
}

/** The cell that is being read. */
interface OpenCell {
  column: number;
  type: string;
  text: string;
}

function linesOf(xml: string, strings: readonly string[]): SheetLine[] {
  const lines: SheetLine[] = [];
  let line: SheetLine = { line: 0, fields: [], hasFormula: false };
  let cell: OpenCell | undefined;
  let reading = false;
  const endCell = () => {
    if (!cell) return;
    line.fields[cell.column] = cell.type === 's' ? (strings[Number(cell.text)] ?? '') : cell.text;
    cell = undefined;
  };
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (cell && reading) cell.text += piece.text;
    } else if (piece.name === 'row' && piece.kind === 'open') {
      const number = Number(piece.attributes['r']) || line.line + 1;
      line = { line: number, fields: [], hasFormula: false };
      if (lines.push(line) > SHEET_LIMITS.rows + 50) {
        throw new SheetFault('sheetTooLarge', `超过 ${SHEET_LIMITS.rows} 行,无法导入。`);
      }
    } else if (piece.name === 'c') {
      if (piece.kind === 'close') endCell();
      else {
        cell = {
          column: columnOf(piece.attributes['r']) ?? line.fields.length,
          type: piece.attributes['t'] ?? 'n',
          text: '',
        };
        if (piece.closed) endCell();
      }
    } else if (piece.name === 'v' || piece.name === 't') reading = piece.kind === 'open' && !piece.closed;
    else if (piece.name === 'f' && cell) line.hasFormula = true;
  }
  return lines
    .map((one) => ({ ...one, fields: Array.from(one.fields, (field) => field ?? '') }))
    .filter(({ fields, hasFormula }) => hasFormula || fields.some((field) => field.trim() !== ''));
}

/** `AB12` → 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (column >= SHEET_LIMITS.columns) throw new SheetFault('sheetTooLarge', '列数过多,无法导入。');
  return column;
}
