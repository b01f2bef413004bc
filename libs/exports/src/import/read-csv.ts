import { SHEET_LIMITS, SheetFault, type SheetLine } from './sheet';

/** Returns the lines of a CSV file (RFC 4180; comma, semicolon or tab) in UTF-8 or in GB 18030, which Excel writes in China. */
export function readCsv(bytes: Buffer): SheetLine[] {
  const text = decoded(bytes);
  const separator = separatorOf(text);
  const lines: SheetLine[] = [];
  let fields: string[] = [];
  let field = '';
  let line = 1;
  let startedOn = 1;
  let quoted = false;
  const endField = () => {
    if (fields.length >= SHEET_LIMITS.columns) throw new SheetFault('sheetTooLarge', '列数过多,无法导入。');
    fields.push(field);
    field = '';
  };
  const endLine = () => {
    endField();
    if (fields.some((one) => one.trim() !== '')) lines.push(lineOf(startedOn, fields));
    if (lines.length > SHEET_LIMITS.rows) {
      throw new SheetFault('sheetTooLarge', `超过 ${SHEET_LIMITS.rows} 行,无法导入。`);
    }
    fields = [];
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && field === '') quoted = true;
    else if (char === separator) endField();
    else if (char === '\n') {
      endLine();
      startedOn = line;
    } else if (char !== '\r') field += char;
  }
  if (quoted) throw new SheetFault('sheetBroken', '引号没有成对,无法读取。');
  if (field !== '' || fields.length > 0) endLine();
  return lines;
}

function lineOf(line: number, fields: string[]): SheetLine {
  return { line, fields, hasFormula: fields.some((field) => /^\s*=/.test(field)) };
}

function decoded(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\u0000')) return text;
    } catch {
      continue; // not written so; the next may fit
    }
  }
  throw new SheetFault('sheetBroken', '不是文本文件,无法读取。');
}

function separatorOf(text: string): string {
  const first = text.slice(0, 4096);
  const count = (separator: string) => first.split(separator).length;
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
