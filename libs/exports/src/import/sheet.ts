/** A row of a sheet: its line (from 1) and its fields. A formula is marked, never computed. */
export interface SheetLine {
  line: number;
  fields: string[];
  hasFormula: boolean;
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
  entries: 200,
  rows: 20_000,
  columns: 200,
};
