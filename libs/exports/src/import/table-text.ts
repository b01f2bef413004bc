import { readLines } from './find-table';
import { SheetFault } from './sheet';

/** A table as text: one line for each of its rows, at its number, with tabs between the fields; or why it cannot be read. */
export type TableText =
  { text: string; fault?: undefined } | { text?: undefined; fault: { code: string; detail: string } };

/** Reads a table of whatever kind and program as text. Never throws for the content of a file. */
export function readTableText(bytes: Uint8Array): TableText {
  try {
    const lines: string[] = [];
    for (const { line, fields } of readLines(bytes)) {
      while (lines.length < line - 1) lines.push('');
      lines.push(fields.map((field) => field.replace(/[\t\r\n]+/g, ' ')).join('\t'));
    }
    return { text: lines.join('\n') };
  } catch (error) {
    if (error instanceof SheetFault) return { fault: { code: error.code, detail: error.message } };
    throw error;
  }
}
