const MOST = 32_767; // characters that a cell of a workbook holds
const CUT = '…(已截断)';

/** What a spreadsheet might take for a formula or a command, in half or full width, also after spaces; a lone sign is none. */
const DANGEROUS = /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20](?!$)|^[\t\r\n\u0000]/;

/** Characters that XML cannot hold, and halves of surrogate pairs. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** People's text as it may stand in a cell: never a formula, never broken, never longer than a cell. */
export function safeText(text: string): string {
  const printable = printableText(DANGEROUS.test(text) ? `'${text}` : text);
  return printable.length > MOST ? `${wholePairs(printable.slice(0, MOST - CUT.length))}${CUT}` : printable;
}

/** The text with what no document can hold shown as such. */
export function printableText(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}

/** The text as it was before `safeText` put its mark before it. */
export function plainText(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text.slice(1)) ? text.slice(1) : text;
}

function wholePairs(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
