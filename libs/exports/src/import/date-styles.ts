import { xmlPieces } from './xml';

/** The built-in number formats that show a date; 27–36 and 50–58 do so in Chinese Excel (ECMA-376, 18.8.30). */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Returns whether the numbers of a style (its index) are dates, by the styles of a workbook. */
export function dateStyles(xml: string): (style: number) => boolean {
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let isInCells = false;
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') continue;
    if (piece.name === 'cellXfs') isInCells = piece.kind === 'open' && !piece.closed;
    if (piece.kind === 'close') continue;
    const { numFmtId, formatCode } = piece.attributes;
    if (piece.name === 'numFmt') formats.set(Number(numFmtId), formatCode ?? '');
    else if (piece.name === 'xf' && isInCells) styles.push(Number(numFmtId ?? 0));
  }
  return (style) => {
    const id = styles[style] ?? 0;
    const format = formats.get(id);
    return format === undefined ? BUILT_IN.has(id) : showsDate(format);
  };
}

/** A format shows a date if a year or a day stands outside of its quotes, escapes and brackets. */
function showsDate(format: string): boolean {
  return /[yde]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general|e[+-]/gi, ''));
}
