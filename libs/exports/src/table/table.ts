/** The format of a column. `code`: digits that are not a number (phone, credit code); `serial`: the row's number. */
export type ColumnKind =
  'serial' | 'text' | 'code' | 'integer' | 'decimal' | 'percent' | 'date' | 'moment' | 'yesNo';

/** A value of a row: dates as `YYYY-MM-DD`, moments in ms, shares as 0…1. A missing value gives an empty cell. */
export type CellValue = string | number | boolean | null | undefined;

export interface Column<Row> {
  key: (keyof Row & string) | 'serial';
  heading: string;
  kind: ColumnKind;
  /** In Latin characters. */
  width: number;
  /** Whether the 合计 row sums the column. */
  total?: true;
  /** The values that may be filled in. */
  choices?: readonly string[];
}

/** 序号: the first column of a form. */
export const SERIAL = { key: 'serial', heading: '序号', kind: 'serial', width: 7 } as const;

/** Returns the value of a row in a column. */
export function valueIn<Row extends object>(row: Row, { key }: Column<Row>): CellValue {
  return key === 'serial' ? undefined : (row[key] as CellValue);
}

/** A form of the office: columns as data, fed by plain rows. */
export interface TableForm<Row> {
  /** A short name for the sheet and the file. */
  name: string;
  title: string;
  columns: readonly Column<Row>[];
  /** 说明 under every copy. */
  notes: readonly string[];
}

/** A line across the table that opens a group. */
export interface GroupRow {
  group: string;
}

export type Rows<Row> = Iterable<Row | GroupRow> | AsyncIterable<Row | GroupRow>;

/** What one copy states besides its rows. */
export interface TableContent {
  /** Before the title, for example `2024年度`. */
  subject?: string;
  /** Lines between title and heading: the gauges. */
  above?: readonly string[];
  /** 说明 of this copy, before the form's own. */
  notes?: readonly string[];
  /** Called from time to time with the number of rows written so far. */
  onProgress?: (rows: number) => void;
}

export function isGroupRow(row: object): row is GroupRow {
  return 'group' in row && Object.keys(row).length === 1;
}

export function titleOf({ title }: { title: string }, { subject = '' }: TableContent): string {
  return `${subject}${title}`;
}

/** Returns the lines of 说明 below the table, numbered if there are several. */
export function notesOf({ notes }: { notes: readonly string[] }, content: TableContent): string[] {
  const all = [...(content.notes ?? []), ...notes];
  return all.length > 1 ? all.map((note, i) => `${i + 1}. ${note}`) : all;
}
