import { zipSync } from 'fflate';

/** A cell as its producer stores it: a text, a number, a date in a style, a formula with its last value. */
export type MadeCell =
  string | number | null | { serial: number; style: number } | { formula: string; value: string };

/** A sheet to be made; rows are those of the file, from 1, and `null` is a row that is only formatted. */
export interface MadeSheet {
  name: string;
  rows: (MadeCell[] | null)[];
  merges?: string[];
  hidden?: boolean;
  hiddenRows?: number[];
}

/** How a program writes a workbook: everything that the standard leaves to it. */
export interface Producer {
  /** The names of the parts. */
  book?: string;
  sheet?: (n: number) => string;
  strings?: string | 'inline';
  /** Targets of relations from the root of the package, not from the part. */
  absolute?: boolean;
  /** ISO/IEC 29500 strict: other namespaces and types of relations. */
  strict?: boolean;
  /** A prefix before every element, as some libraries write. */
  prefix?: string;
  /** References of cells left out. */
  unreferenced?: boolean;
  date1904?: boolean;
  /** The number format of each style from 1 on: an id, or a code of its own. */
  formats?: (number | string)[];
}

const TYPES = {
  usual: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  strict: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

/** Returns a workbook (xlsx) as a producer would write it. */
export function aWorkbook(sheets: MadeSheet[], producer: Producer = {}): Buffer {
  const {
    book = 'xl/workbook.xml',
    sheet = (n) => `xl/worksheets/sheet${n}.xml`,
    strings = 'xl/sharedStrings.xml',
  } = producer;
  const types = TYPES[producer.strict ? 'strict' : 'usual'];
  const tag = (xml: string) =>
    producer.prefix ? xml.replace(/<(\/?)(?=\w)/g, `<$1${producer.prefix}:`) : xml;
  const target = (part: string) => (producer.absolute ? `/${part}` : relative(book, part));
  const texts: string[] = [];
  const relations = [
    ...sheets.map((_, i) => ['worksheet', sheet(i + 1)] as const),
    ['styles', 'xl/styles.xml'] as const,
    ...(strings === 'inline' ? [] : [['sharedStrings', strings] as const]),
  ].map(
    ([kind, part], i) => `<Relationship Id="x${i + 1}" Type="${types}/${kind}" Target="${target(part)}"/>`,
  );
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${types}/officeDocument" Target="${book}"/></Relationships>`,
    [book]: tag(
      `<workbook>${producer.date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
        .map(
          ({ name, hidden }, i) =>
            `<sheet name="${name}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} rel:id="x${i + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    [relationsOf(book)]: `<Relationships>${relations.join('')}</Relationships>`,
    'xl/styles.xml': tag(stylesOf(producer.formats ?? [])),
  };
  sheets.forEach((one, i) => (parts[sheet(i + 1)] = tag(sheetXml(one, producer, texts))));
  if (strings !== 'inline') {
    parts[strings] = tag(
      `<sst>${texts.map((text) => `<si><t>${escaped(text)}</t><rPh sb="0" eb="1"><t>音</t></rPh></si>`).join('')}</sst>`,
    );
  }
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]))),
  );
}

function sheetXml(
  { rows, merges = [], hiddenRows = [] }: MadeSheet,
  producer: Producer,
  texts: string[],
): string {
  const lines = rows.map((cells, i) => {
    const line = i + 1;
    const hidden = hiddenRows.includes(line) ? ' hidden="1"' : '';
    const inside = (cells ?? [null, null, null]).map((cell, c) =>
      cellXml(cell, producer.unreferenced ? '' : ` r="${columnName(c)}${line}"`, producer, texts),
    );
    return `<row${producer.unreferenced ? '' : ` r="${line}"`}${hidden}>${inside.join('')}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet><sheetData>${lines.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

function cellXml(cell: MadeCell, reference: string, { strings }: Producer, texts: string[]): string {
  if (cell === null) return `<c${reference} s="0"/>`;
  if (typeof cell === 'number') return `<c${reference}><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    if (strings === 'inline') return `<c${reference} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    texts.push(cell);
    return `<c${reference} t="s"><v>${texts.length - 1}</v></c>`;
  }
  if ('serial' in cell) return `<c${reference} s="${cell.style}"><v>${cell.serial}</v></c>`;
  return `<c${reference} t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`;
}

function stylesOf(formats: (number | string)[]): string {
  const own = formats.flatMap((format, i) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + i}" formatCode="${escaped(format)}"/>`] : [],
  );
  const styles = formats.map(
    (format, i) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + i}"/>`,
  );
  return `<styleSheet><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`;
}

function relationsOf(part: string): string {
  return part.replace(/([^/]*)$/, '_rels/$1.rels');
}

function relative(from: string, to: string): string {
  const up = from.split('/').length - 1;
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return to.startsWith(folder) ? to.slice(folder.length) : `${'../'.repeat(up)}${to}`;
}

function columnName(column: number): string {
  return String.fromCharCode(65 + column);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
