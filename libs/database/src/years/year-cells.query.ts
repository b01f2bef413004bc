import { UNIT_NAME, UNIT_STREET, unitText } from '../applications/unit-of.sql';
import type { Actor, CityResult, InspectionOutcome, Marks, Stage } from '@app/domain';
import type { Pool } from 'pg';
import { parameters, type Reader, visibleTo } from '../worklists/scope';

/** The part of the applications of a year that a table lists. */
export type YearPart = 'named' | 'submitted' | 'inPublicNoticeOf' | 'everPosted';

const PARTS: Record<YearPart, string> = {
  // Includes cells that were carried into the year.
  named:
    'EXISTS (SELECT FROM cell c WHERE c.application_id = a.id AND (c.programme_year = y.year OR c.assessment_year = y.year))',
  submitted: `a.stage <> 'draft' AND a.programme_year = y.year`,
  // What waits for its public notice, and what has had one, whatever became of it.
  everPosted: `a.programme_year = y.year AND (a.stage = 'publicNotice' OR a.state ->> 'notice' IS NOT NULL)`,
  inPublicNoticeOf: `a.stage = 'publicNotice' AND a.programme_year = y.year`,
};

/**
 * Returns the ids of the applications of a part of a year that the viewer may see, by type (in `typeOrder`) and number.
 */
export async function findYearPlaces(
  pool: Pool,
  viewer: Actor,
  year: number,
  part: YearPart,
  typeOrder: string[],
): Promise<string[]> {
  const { values, put } = parameters();
  const { rows } = await pool.query<{ id: string }>(
    `SELECT a.id FROM application a CROSS JOIN (SELECT ${put(year)}::int AS year) y
      WHERE a.programme_year <= y.year AND ${PARTS[part]} AND ${visibleTo(viewer, put)}
      ORDER BY array_position(${put(typeOrder)}::text[], a.cell_type), a.number`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** One application of a year with its unit and its results so far. */
export interface YearLine {
  id: string;
  number: string;
  programmeYear: number;
  cellType: string;
  /** The version of the rules that it is bound to. */
  pinnedVersion: string | null;
  leads: string[];
  stage: Stage;
  unitName: string;
  creditCode: string | null;
  address: string;
  street: string;
  contactName: string;
  contactPhone: string;
  submittedOn: string;
  /** As typed in the form, including corrections; rules that compute it from the marks do not ask for it. */
  selfScore: unknown;
  /** The self-score by item of the rubric, including corrections; empty without one. */
  selfMarks: Marks;
  inspectedOn: string | null;
  score: number | null;
  outcome: InspectionOutcome | null;
  notice: { openedOn: string; endsOn: string; ended: boolean } | null;
  documentNumber: string | null;
  namedOn: string | null;
  assessmentYear: number | null;
  cityResult: CityResult | null;
  revokedOn: string | null;
  /** The day since which it is a 精品细胞 (showcase cell). */
  showcaseOn: string | null;
}

/** Returns the lines of these applications, in this order. */
export async function findYearLines(db: Reader, ids: string[]): Promise<YearLine[]> {
  const { rows } = await db.query<YearLine>({
    name: 'find-year-lines',
    text: `SELECT a.id, a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType",
                  a.rules_version AS "pinnedVersion", a.leads, a.stage,
                  ${UNIT_NAME} AS "unitName", ${unitText('credit_code', 'creditCode')} AS "creditCode",
                  ${unitText('address', 'address')} AS address, ${UNIT_STREET} AS street,
                  a.contact_name AS "contactName", a.contact_phone AS "contactPhone",
                  a.state ->> 'submittedOn' AS "submittedOn", coalesce(corrected.form, a.form) -> 'selfScore' AS "selfScore",
                  coalesce(marked.marks, a.self_score) AS "selfMarks",
                  coalesce(sheet.on, a.state -> 'inspection' ->> 'scheduledOn') AS "inspectedOn",
                  (a.state -> 'inspection' -> 'score')::float8 AS score, a.state -> 'inspection' ->> 'outcome' AS outcome,
                  a.state -> 'notice' AS notice, c.document_number AS "documentNumber", c.named_on AS "namedOn",
                  c.assessment_year AS "assessmentYear", c.city_result AS "cityResult", c.revoked_on AS "revokedOn",
                  c.showcase_on AS "showcaseOn"
             FROM unnest($1::uuid[]) WITH ORDINALITY AS page (id, place)
             JOIN application a ON a.id = page.id
             JOIN unit u ON u.id = a.record_id
             LEFT JOIN cell c ON c.application_id = a.id
             LEFT JOIN LATERAL (
               SELECT i.body -> 'sheet' ->> 'inspectedOn' AS on
                 FROM application_event e JOIN command_input i ON i.command_id = e.command_id
                WHERE e.application_id = a.id AND e.type = 'inspectionFiled' ORDER BY e.seq DESC LIMIT 1) sheet ON true
             LEFT JOIN LATERAL (
               SELECT i.body -> 'form' AS form
                 FROM application_event e JOIN command_input i ON i.command_id = e.command_id
                WHERE e.application_id = a.id AND e.type = 'resubmitted' AND i.body ? 'form'
                ORDER BY e.seq DESC LIMIT 1) corrected ON true
             LEFT JOIN LATERAL (
               SELECT i.body -> 'selfScore' AS marks
                 FROM application_event e JOIN command_input i ON i.command_id = e.command_id
                WHERE e.application_id = a.id AND e.type = 'resubmitted' AND i.body ? 'selfScore'
                ORDER BY e.seq DESC LIMIT 1) marked ON true
            ORDER BY page.place`,
    values: [ids],
  });
  return rows;
}

/** Returns the date of a document that named cells, or undefined. */
export async function findDocumentDate(pool: Pool, number: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ dated: string }>(
    'SELECT document_dated(number) AS dated FROM issued_document WHERE number = $1',
    [number],
  );
  return rows[0]?.dated;
}

/** The number of applications of a year by type and by how far they have come. */
export interface TypeProgress {
  cellType: string;
  submitted: number;
  /** `reviewed`: reached inspection at least once; `inspected`: reached the review of the office at least once. */
  reviewed: number;
  inspected: number;
  inPublicNoticeOf: number;
  named: number;
  recognised: number;
}

export async function findTypeProgress(pool: Pool, viewer: Actor, year: number): Promise<TypeProgress[]> {
  const { values, put } = parameters();
  const came = (stage: Stage) =>
    `EXISTS (SELECT FROM application_event e
              WHERE e.application_id = a.id AND e.type = 'stageEntered' AND e.data ->> 'stage' = '${stage}')`;
  const { rows } = await pool.query<TypeProgress>(
    `SELECT a.cell_type AS "cellType", count(*)::int AS submitted,
            count(*) FILTER (WHERE ${came('inspection')})::int AS reviewed,
            count(*) FILTER (WHERE ${came('officeReview')})::int AS inspected,
            count(*) FILTER (WHERE a.stage = 'publicNotice')::int AS "inPublicNoticeOf",
            count(*) FILTER (WHERE c.revoked_on IS NULL AND c.application_id IS NOT NULL)::int AS named,
            count(*) FILTER (WHERE c.revoked_on IS NULL AND c.city_result = 'recognised')::int AS recognised
       FROM application a LEFT JOIN cell c ON c.application_id = a.id
      WHERE a.programme_year = ${put(year)} AND a.stage <> 'draft' AND ${visibleTo(viewer, put)}
      GROUP BY a.cell_type`,
    values,
  );
  return rows;
}
