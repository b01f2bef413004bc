const MOST = 32_767; // characters that a cell of a workbook holds
const CUT = '…（已截断）';

/** Text that a spreadsheet might read as a formula or a command, in half or full width, also after spaces; a lone sign is not. */
const DANGEROUS = /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20](?!$)|^[\t\r\n\u0000]/;

/** Characters that XML does not allow, and lone surrogates. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Returns people's text in a form that a cell can hold: never a formula, never invalid, never too long. */
export function safeText(text: string): string {
  const printable = printableText(DANGEROUS.test(text) ? `'${text}` : text);
  return printable.length > MOST ? `${wholePairs(printable.slice(0, MOST - CUT.length))}${CUT}` : printable;
}

/** Replaces characters that no document can hold by a visible mark. */
export function printableText(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}

/** Removes the mark that `safeText` put in front of a text. */
export function plainText(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text.slice(1)) ? text.slice(1) : text;
}

function wholePairs(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
