import { UNIT_NAME } from '../applications/unit-of.sql';
import type { CellStage, ObligationKind, Stage, YearRecord } from '@app/domain';
import type { Reader } from '../worklists/scope';

const MOST = 200;

/** SQL: the cell `c` in the report `b` of the year $1 has no final answer of the city. */
const UNANSWERED = `b.year = $1 AND b.state = 'sent' AND c.revoked_on IS NULL
  AND coalesce(c.city_result, 'returned') = 'returned'`;

/** What stays open when a year is closed. Lists hold at most 200 rows; the numbers count all. */
export interface YearClosingRow {
  applications: {
    total: number;
    items: { id: string; number: string; unit: string; cellType: string; stage: Stage; objections: number }[];
  };
  obligations: { id: string; kind: ObligationKind; about: string; dueOn: string | null }[];
  reports: { id: string; state: 'assembled' | 'fixed'; documentNumber: string | null; cells: number }[];
  /** Cells in sent reports that the city has not answered. */
  results: { applicationId: string; number: string; unit: string; reportId: string }[];
  adjustments: { id: string; openedAt: string }[];
  /** Named cells with an open check, appeal or delisting, at most 200. */
  cells: { id: string; number: string; unit: string; cellType: string; stage: CellStage }[];
}

/** Returns what is open in a year: its cases, obligations, objections, reports, missing answers and corrections. */
export async function findYearClosing(db: Reader, year: number): Promise<YearClosingRow> {
  const { rows } = await db.query<YearClosingRow>({
    name: 'year-closing',
    text: `SELECT
      jsonb_build_object(
        'total', (SELECT count(*) FROM application WHERE is_open AND programme_year = $1),
        'items', coalesce((SELECT jsonb_agg(to_jsonb(o) ORDER BY o.number) FROM (
          SELECT a.id, a.number, ${UNIT_NAME} AS unit, a.cell_type AS "cellType", a.stage,
                 (SELECT count(*) FROM jsonb_array_elements(a.state -> 'objections') x WHERE x ->> 'outcome' = 'open')::int
                   AS objections
            FROM application a JOIN unit u ON u.id = a.record_id
           WHERE a.is_open AND a.programme_year = $1 ORDER BY a.number LIMIT ${MOST}) o), '[]')) AS applications,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'about', about, 'dueOn', due_on)
          ORDER BY due_on, key) FROM obligation WHERE is_open AND programme_year = $1), '[]') AS obligations,
      coalesce((SELECT jsonb_agg(to_jsonb(r)) FROM (
        SELECT b.id, b.state, b.document_number AS "documentNumber", count(*)::int AS cells
          FROM report_batch b JOIN report_batch_cell m ON m.report_id = b.id AND m.left_on IS NULL
         WHERE b.year = $1 AND b.state IN ('assembled', 'fixed') GROUP BY b.id ORDER BY b.assembled_at) r), '[]') AS reports,
      coalesce((SELECT jsonb_agg(to_jsonb(c) ORDER BY c.number) FROM (
        SELECT a.id AS "applicationId", a.number, ${UNIT_NAME} AS unit, b.id AS "reportId"
          FROM cell c JOIN report_batch b ON b.id = c.reported_in JOIN application a ON a.id = c.application_id
          JOIN unit u ON u.id = a.record_id
         WHERE ${UNANSWERED}
         ORDER BY a.number LIMIT ${MOST}) c), '[]') AS results,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'openedAt', opened_at) ORDER BY opened_at)
        FROM adjustment WHERE year = $1 AND state = 'open'), '[]') AS adjustments,
      coalesce((SELECT jsonb_agg(to_jsonb(l) ORDER BY l.number) FROM (
        SELECT l.id, l.number, ${UNIT_NAME} AS unit, l.cell_type AS "cellType", l.stage
          FROM cell_life l JOIN application a ON a.id = l.application_id JOIN unit u ON u.id = a.record_id
         WHERE l.programme_year = $1 AND l.seat IS NOT NULL ORDER BY l.number LIMIT ${MOST}) l), '[]') AS cells`,
    values: [year],
  });
  return rows[0]!;
}

/** Returns how many things of each kind prevent closing a year. */
export async function findUnfinished(db: Reader, year: number): Promise<YearRecord['unfinished']> {
  const { rows } = await db.query<YearRecord['unfinished']>(
    `SELECT (SELECT count(*)::int FROM report_batch b WHERE b.year = $1 AND b.state <> 'sent'
              AND EXISTS (SELECT FROM report_batch_cell m WHERE m.report_id = b.id AND m.left_on IS NULL)) AS reports,
            (SELECT count(*)::int FROM cell c JOIN report_batch b ON b.id = c.reported_in
              WHERE ${UNANSWERED}) AS results,
            (SELECT count(*)::int FROM adjustment WHERE year = $1 AND state = 'open') AS adjustments`,
    [year],
  );
  return rows[0]!;
}
