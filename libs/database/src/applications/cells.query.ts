import { UNIT_NAME } from './unit-of.sql';
import type { CityResult, EntryReason, NamedCell } from '@app/domain';
import { parameters, type Reader } from '../worklists/scope';
import {
  byCode,
  byPinyin,
  columnOf,
  type SortBy,
  type SortedPlace,
  type SortKey,
  sortedPage,
} from '../worklists/sorting';

/** A cell as a list shows it. It keeps the number of its application for life. */
export interface CellRow {
  number: string;
  applicationId: string;
  unit: string;
  cellType: string;
  /** The version of the rules that it is bound to. */
  pinnedVersion: string | null;
  documentNumber: string;
  namedOn: string;
  submittedOn: string;
}

const CELL = `a.number, a.id AS "applicationId", ${UNIT_NAME} AS unit, a.cell_type AS "cellType",
  a.rules_version AS "pinnedVersion", c.document_number AS "documentNumber", c.named_on AS "namedOn",
  (a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS "submittedOn"`;

/** Returns the cells with these numbers, by number. */
export async function findCells(db: Reader, numbers: readonly string[]): Promise<Map<string, CellRow>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await db.query<CellRow>(
    `SELECT ${CELL} FROM application a JOIN cell c ON c.application_id = a.id JOIN unit u ON u.id = a.record_id
      WHERE a.number = ANY($1)`,
    [numbers],
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** Returns the open, unnamed applications with these numbers as the cells they would become if named on that day. */
export async function findAsNamed(db: Reader, numbers: readonly string[], on: string): Promise<NamedCell[]> {
  const { rows } = await db.query<NamedCell>(
    `SELECT number, cell_type AS "cellType", programme_year AS "programmeYear",
            (submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS "submittedOn", $2 AS "namedOn"
       FROM application WHERE number = ANY($1) AND is_open AND named_on IS NULL ORDER BY number`,
    [numbers, on],
  );
  return rows;
}

/** One entry of the ledger as people read it; times in ms. */
export interface EntryRow {
  position: number;
  number: string;
  ordinal: number;
  applicationId: string;
  unit: string;
  cellType: string;
  /** The version of the rules that it is bound to. */
  pinnedVersion: string | null;
  programmeYear: number;
  assessmentYear: number;
  delta: number;
  reason: EntryReason;
  rulesVersion: string;
  baselineVersion: number;
  baseline: number;
  by: string;
  byName: string | null;
  at: Date;
  recordedAt: Date;
  commandId: string;
  /** 补录: of a cell that was named before the system knew of it. */
  isRecorded: boolean;
}

/** The columns by which the ledger can be sorted. */
export type EntryColumn = 'position' | 'unit' | 'number' | 'year' | 'delta' | 'reason' | 'by';

/** What each column of the ledger is sorted by. */
export const ENTRY_KEYS: Record<EntryColumn, SortKey> = {
  position: { sql: 'l.position::int', type: 'int' },
  unit: byPinyin(UNIT_NAME),
  number: byCode('a.number'),
  year: { sql: 'l.assessment_year', type: 'int' },
  delta: { sql: 'l.delta::int', type: 'int' },
  reason: byCode('l.reason'),
  by: byPinyin('p.name'),
};

/** Which entries a page asks for. */
export interface LedgerWanted {
  cell?: string;
  reason?: EntryReason;
  /** The order; without it by position. */
  sort?: SortBy<EntryColumn>;
  after?: SortedPlace;
  limit: number;
}

/** Returns the entries of cells of the programme year, and the entries that count in that year. */
export async function findLedgerPage(
  db: Reader,
  year: number,
  { cell, reason, sort = 'position', after, limit }: LedgerWanted,
): Promise<(EntryRow & { place: string })[]> {
  const { values, put } = parameters();
  const of = put(year);
  const conditions = [
    `(l.programme_year = ${of} OR l.assessment_year = ${of})`,
    ...(cell ? [`a.number = ${put(cell)}`] : []),
    ...(reason ? [`l.reason = ${put(reason)}`] : []),
  ];
  const { column, down } = columnOf(sort);
  const { sql, type } = ENTRY_KEYS[column];
  const found = `SELECT l.position, a.number, l.ordinal, a.id AS "applicationId", ${UNIT_NAME} AS unit, a.cell_type AS "cellType",
            a.rules_version AS "pinnedVersion", l.programme_year AS "programmeYear", l.assessment_year AS "assessmentYear", l.delta, l.reason,
            l.rules_version AS "rulesVersion", l.baseline_version AS "baselineVersion", b.value AS baseline, l.by_user AS by,
            p.name AS "byName", l.at, l.recorded_at AS "recordedAt", coalesce(l.command_id::text, '') AS "commandId",
            a.imported_in IS NOT NULL AS "isRecorded", ${sql} AS key, l.position AS tie
       FROM ledger_entry l JOIN application a ON a.id = l.application_id JOIN unit u ON u.id = a.record_id
       JOIN baseline b ON b.year = l.programme_year AND b.version = l.baseline_version
       LEFT JOIN app_user p ON p.id::text = l.by_user
      WHERE ${conditions.join(' AND ')}`;
  const { rows } = await db.query<EntryRow & { place: string; key: unknown; tie: number }>(
    sortedPage(found, { type, down, tieType: 'bigint', after, limit }, put),
    values,
  );
  return rows.map(({ key: _, tie: __, ...row }) => row);
}

/** A cell in a report, with the latest result of the city. */
export interface ReportCellRow extends CellRow {
  result: CityResult | null;
  /** The day of receipt of the result, and the day of its entry. */
  resultOn: string | null;
  resultEnteredOn: string | null;
  reason: string | null;
  inBatch: boolean;
}

/** Returns the cells of a report, including those that the city returned. */
export async function findReportCells(db: Reader, reportId: string): Promise<ReportCellRow[]> {
  const { rows } = await db.query<ReportCellRow>(
    `SELECT ${CELL}, r.result, coalesce(r.received_on, r.entered_on) AS "resultOn",
            r.entered_on AS "resultEnteredOn", r.reason, m.left_on IS NULL AS "inBatch"
       FROM report_batch_cell m JOIN cell c ON c.application_id = m.application_id
       JOIN application a ON a.id = m.application_id JOIN unit u ON u.id = a.record_id
       LEFT JOIN LATERAL (SELECT result, received_on, (at AT TIME ZONE 'Asia/Shanghai')::date AS entered_on, reason FROM city_result
         WHERE application_id = m.application_id AND report_id = m.report_id ORDER BY ordinal DESC LIMIT 1) r ON true
      WHERE m.report_id = $1 AND m.left_why IS DISTINCT FROM 'changed' ORDER BY a.number`,
    [reportId],
  );
  return rows;
}
