import { dateStyles } from './date-styles';
import { demandRoom, type Merge, type Sheet, SHEET_LIMITS, SheetFault, type SheetLine } from './sheet';
import { OfficePackage, opened } from './office-package';
import { XmlFault, type XmlPiece, xmlPieces } from './xml';
import { readZip, ZipFault } from './zip';

const BROKEN = '不是可以读取的工作簿（xlsx）。';

/** Days from the serial 0 of the two date systems (1900 and 1904) to 1 January 1970. */
const EPOCH_DAYS = { 1900: 25_569, 1904: 24_107 };

/**
 * Returns the sheets of a workbook (ECMA-376, transitional or strict) in their order, found by the relations of its parts:
 * their names and places are the producer's. Throws SheetFault.
 */
export function readWorkbook(bytes: Buffer): Sheet[] {
  try {
    const parts = new OfficePackage(readZip(bytes, (name) => /\.(xml|rels)$/i.test(name), SHEET_LIMITS));
    return sheetsOf(parts, parts.related('', 'officeDocument')[0]?.part ?? 'xl/workbook.xml');
  } catch (error) {
    if (error instanceof ZipFault) throw new SheetFault(error.code, error.message);
    if (error instanceof XmlFault) throw new SheetFault('sheetBroken', BROKEN);
    throw error;
  }
}

function sheetsOf(parts: OfficePackage, book: string): Sheet[] {
  const xml = parts.text(book);
  if (xml === undefined) throw new SheetFault('sheetBroken', BROKEN);
  const only = (kind: string) => parts.text(parts.related(book, kind)[0]?.part ?? '') ?? '';
  const is1904 = opened(xml, 'workbookPr').some(({ date1904 }) => date1904 === '1' || date1904 === 'true');
  const known: Known = {
    strings: sharedStrings(only('sharedStrings')),
    isDate: dateStyles(only('styles')),
    epochDays: EPOCH_DAYS[is1904 ? 1904 : 1900],
  };
  const places = new Map(parts.related(book, 'worksheet').map(({ id, part }) => [id, part]));
  const sheets = opened(xml, 'sheet').flatMap(({ name, state, ...attributes }) => {
    const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    const text = parts.text(places.get(id ?? '') ?? '');
    if (text === undefined) return []; // a chart, a macro
    const isHidden = state === 'hidden' || state === 'veryHidden';
    return [{ name, ...(isHidden && { hidden: true }), ...read(text, known) }];
  });
  if (sheets.length === 0) throw new SheetFault('sheetBroken', BROKEN);
  return sheets;
}

/** Returns the shared texts without the marks of their reading (`rPh`). */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const text = new TextOf();
  for (const piece of xmlPieces(xml)) {
    if (piece.kind !== 'text' && piece.name === 'si' && (piece.kind === 'close' || piece.closed)) {
      strings.push(text.taken());
    } else text.see(piece);
  }
  return strings;
}

/** Gathers the text of `t` elements, phonetic marks left out. */
class TextOf {
  private text = '';
  private isIn = false;
  private isMark = false;

  see(piece: XmlPiece): void {
    if (piece.kind === 'text') {
      if (this.isIn && !this.isMark) this.text += piece.text;
      return;
    }
    const isOpen = piece.kind === 'open' && !piece.closed;
    if (piece.name === 't') this.isIn = isOpen;
    else if (piece.name === 'rPh') this.isMark = isOpen;
  }

  taken(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}

/** What the cells of all sheets refer to. */
interface Known {
  strings: string[];
  /** Whether numbers of a style (its index) are dates. */
  isDate: (style: number) => boolean;
  epochDays: number;
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  isFormula: boolean;
}

/** Reads one sheet in one pass. What is only formatted is not there. */
function read(xml: string, known: Known): Pick<Sheet, 'lines' | 'merges'> {
  const lines: SheetLine[] = [];
  const merges: Merge[] = [];
  const text = new TextOf();
  let line: SheetLine = { line: 0, fields: [], formulas: [] };
  let cell: OpenCell | undefined;
  let isValue = false;
  const endCell = () => {
    if (!cell) return;
    const inline = text.taken();
    const shown = cell.type === 'inlineStr' ? inline : textOf(cell, known);
    if (shown.trim() !== '' || cell.isFormula) {
      if (line.fields.length === 0) lines.push(line);
      while (line.fields.length < cell.column) line.fields.push('');
      line.fields[cell.column] = shown;
      if (cell.isFormula) line.formulas.push(cell.column);
      demandRoom(lines.length);
    }
    cell = undefined;
  };
  let column = 0;
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (cell && isValue) cell.value += piece.text;
      text.see(piece);
    } else if (piece.name === 'row' && piece.kind === 'open') {
      const { r, hidden } = piece.attributes;
      line = { line: Number(r) || line.line + 1, fields: [], formulas: [] };
      if (hidden === '1' || hidden === 'true') line.hidden = true;
      column = 0;
    } else if (piece.name === 'c' && piece.kind === 'open') {
      const { r, t = 'n', s } = piece.attributes;
      column = columnOf(r) ?? column;
      cell =
        column < SHEET_LIMITS.columns
          ? { column, type: t, style: Number(s ?? 0), value: '', isFormula: false }
          : undefined;
      column += 1;
      text.taken();
      if (piece.closed) endCell();
    } else if (piece.name === 'c') endCell();
    else if (piece.name === 'v') isValue = piece.kind === 'open' && !piece.closed;
    else if (piece.name === 'f' && cell) cell.isFormula = true;
    else if (piece.name === 'mergeCell' && piece.kind === 'open')
      merges.push(...mergeOf(piece.attributes['ref']));
    else text.see(piece);
  }
  spread(lines, merges);
  return { lines, merges };
}

function textOf({ type, style, value }: OpenCell, { strings, isDate, epochDays }: Known): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.slice(0, 10);
    case 'n':
      return value === '' ? '' : isDate(style) ? dateOf(Number(value), epochDays) : plainNumber(value);
    default:
      return value; // a formula's text, an error
  }
}

/** Excel believes that 1900 had a 29 February. */
function dateOf(serial: number, epochDays: number): string {
  const days = epochDays === EPOCH_DAYS[1900] && serial < 60 ? serial + 1 : serial;
  const at = new Date((Math.floor(days) - epochDays) * 86_400_000);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
}

/** A long number (a phone, a code) is stored as 1.38E+10 by some programs. */
function plainNumber(value: string): string {
  const number = Number(value);
  return /e/i.test(value) && Number.isSafeInteger(number) ? String(number) : value;
}

/** `AB12` → 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/.exec(reference ?? '')?.[1];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function mergeOf(range = ''): Merge[] {
  const [from = '', to = from] = range.split(':');
  const [firstColumn, lastColumn] = [columnOf(from), columnOf(to)];
  const [firstLine, lastLine] = [from, to].map((one) => Number(/\d+$/.exec(one)?.[0])) as [number, number];
  if (firstColumn === undefined || lastColumn === undefined || !(firstLine <= lastLine)) return [];
  return [{ firstLine, lastLine, firstColumn, lastColumn }];
}

/** Each row of a merged cell holds its text, as each of them shows it. Rows that hold nothing else stay away. */
function spread(lines: SheetLine[], merges: Merge[]): void {
  let room = SHEET_LIMITS.merged;
  const places = new Map(lines.map((line, i) => [line.line, i]));
  for (const { firstLine, lastLine, firstColumn } of merges) {
    const start = places.get(firstLine);
    const text = start === undefined ? '' : (lines[start]!.fields[firstColumn] ?? '');
    if (text === '' || firstLine === lastLine) continue;
    const isFormula = lines[start!]!.formulas.includes(firstColumn);
    for (let i = start! + 1; i < lines.length && lines[i]!.line <= lastLine; i += 1) {
      const { fields, formulas } = lines[i]!;
      if ((room -= 1) < 0) throw new SheetFault('sheetTooLarge', '合并的单元格过多，无法导入。');
      while (fields.length < firstColumn) fields.push('');
      fields[firstColumn] = text;
      if (isFormula) formulas.push(firstColumn);
    }
  }
}
