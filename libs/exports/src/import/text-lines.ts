import { demandRoom, SHEET_LIMITS, SheetFault, type SheetLine } from './sheet';

/** What stands between two fields, in files and in what is pasted from a sheet. */
const SEPARATORS = [',', '\t', ';', '|', '\uff0c', '\uff1b'] as const;

/**
 * Returns the ways to read a text file (RFC 4180), one for each separator that it contains, the most frequent first. In UTF-8, UTF-16, or in GB 18030, which Excel writes in China. Throws SheetFault.
 */
export function textReadings(bytes: Uint8Array): (() => SheetLine[])[] {
  const text = decoded(bytes);
  const named = /^sep=(.)\r?\n/i.exec(text); // Excel's own line
  if (named) return [() => linesOf(text.slice(named[0].length), named[1]!, 2)];
  const first = text.slice(0, 65_536);
  const often = (separator: string) => first.split(separator).length - 1;
  const found = SEPARATORS.filter((separator) => often(separator) > 0);
  found.sort((a, b) => often(b) - often(a));
  return (found.length > 0 ? found : [',']).map((separator) => () => linesOf(text, separator, 1));
}

/** Returns the text of a file. Throws SheetFault if it is none. */
export function decoded(bytes: Uint8Array): string {
  const encodings = bytes[0] === 0xfe && bytes[1] === 0xff ? ['utf-16be'] : ['utf-8', 'utf-16le', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (isText(text, encoding)) return text;
    } catch {
      continue; // not written so; the next may fit
    }
  }
  throw new SheetFault('sheetBroken', '不是文本文件，无法读取。');
}

/** Any even number of bytes is UTF-16; it is text if it has line ends, or the separators and digits of the Latin block. */
function isText(text: string, encoding: string): boolean {
  if (text.includes('\u0000')) return false;
  return encoding !== 'utf-16le' || /[\r\n,\t]/.test(text);
}

function linesOf(text: string, separator: string, firstLine: number): SheetLine[] {
  const lines: SheetLine[] = [];
  let fields: string[] = [];
  let field = '';
  let line = firstLine;
  let startedOn = firstLine;
  let quoted = false;
  const endField = () => {
    if (fields.length >= SHEET_LIMITS.columns) throw new SheetFault('sheetTooLarge', '列数过多，无法导入。');
    fields.push(field);
    field = '';
  };
  const endLine = () => {
    endField();
    if (fields.some((one) => one.trim() !== '')) lines.push(lineOf(startedOn, fields));
    demandRoom(lines.length);
    fields = [];
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    const isEnd = char === '\n' || (char === '\r' && text[i + 1] !== '\n'); // an old Mac ends lines with CR alone
    if (isEnd) line += 1;
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && field === '') quoted = true;
    else if (char === separator) endField();
    else if (isEnd) {
      endLine();
      startedOn = line;
    } else if (char !== '\r') field += char;
  }
  if (quoted) throw new SheetFault('sheetBroken', '引号没有成对，无法读取。');
  if (field !== '' || fields.length > 0) endLine();
  return lines;
}

function lineOf(line: number, fields: string[]): SheetLine {
  const formulas = fields.flatMap((field, column) => (/^\s*=./.test(field) ? [column] : []));
  return { line, fields, formulas };
}
