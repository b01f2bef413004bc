/** A row of a sheet that holds something. A formula is marked and never computed; its field is the value last stored. */
export interface SheetLine {
  /** As people see it, from 1. */
  line: number;
  /** A date is `YYYY-MM-DD`, whatever way it is shown. */
  fields: string[];
  /** The columns (from 0) whose value is a formula's. */
  formulas: number[];
  /** Not seen by who opens the file. */
  hidden?: boolean;
}

/** Cells shown as one, from 0: the text stands in the first column of the first row. */
export interface Merge {
  firstLine: number;
  lastLine: number;
  firstColumn: number;
  lastColumn: number;
}

/** A sheet of a workbook, or the one of a text file, which has no name. */
export interface Sheet {
  name?: string;
  hidden?: boolean;
  lines: SheetLine[];
  /** Already held by each of their rows in `lines`; a heading also holds for each of their columns. */
  merges: Merge[];
}

/** The file cannot be read as a sheet at all. */
export class SheetFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const SHEET_LIMITS = {
  /** Bytes of the file as it is uploaded. */
  bytes: 5 * 1024 * 1024,
  /** Bytes of all parts of a workbook, inflated. */
  inflated: 24 * 1024 * 1024,
  entries: 400,
  /** Rows that hold something. */
  rows: 20_000,
  columns: 200,
  /** Cells that hold the text of a merged one. */
  merged: 200_000,
};

/** Returns a field without spaces, invisible characters and differences of width, for comparing only. */
export function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}\ufe00-\ufe0f]/gu, '');
}

/** Throws once a sheet holds more rows than are read. */
export function demandRoom(rows: number): void {
  if (rows > SHEET_LIMITS.rows)
    throw new SheetFault('sheetTooLarge', `超过 ${SHEET_LIMITS.rows} 行，无法导入。`);
}
