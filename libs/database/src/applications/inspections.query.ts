import { UNIT_NAME, UNIT_STREET } from './unit-of.sql';
import type { Actor, CivilDate, InspectionOutcome, Stage } from '@app/domain';
import type { Pool } from 'pg';
import { parameters, type Reader, visibleTo } from '../worklists/scope';

/** One inspection of the agenda. */
export interface InspectionRow {
  applicationId: string;
  number: string;
  cellType: string;
  /** The version of the rules that it is bound to. */
  pinnedVersion: string | null;
  leads: string[];
  unitName: string;
  address: string;
  street: string;
  scheduledOn: CivilDate;
  /** HH:mm; null if no hour was agreed. */
  startsAt: string | null;
  inspectors: { id: string; name: string }[];
  stage: Stage;
  outcome: InspectionOutcome | null;
  score: number | null;
  /** The last day for filing the sheet; null once it is filed. */
  dueOn: CivilDate | null;
  overdue: boolean;
}

const DAY = `(a.state -> 'inspection' ->> 'scheduledOn')`;
const HOUR = `(a.state -> 'inspection' ->> 'startsAt')`;

/**
 * 核查日程 (inspection agenda): returns the ids of the inspections from `from` to `to`, both included, that the viewer may
 * see, by day. It reads without row security, which would keep PostgreSQL from using the index; the lines are read
 * afterwards as the viewer.
 */
export async function findInspectionDays(
  pool: Pool,
  viewer: Actor,
  { from, to, limit }: { from: CivilDate; to: CivilDate; limit: number },
): Promise<string[]> {
  const { values, put } = parameters();
  const { rows } = await pool.query<{ id: string }>(
    `SELECT a.id FROM application a
      WHERE ${DAY} BETWEEN ${put(from)} AND ${put(to)} AND ${visibleTo(viewer, put)}
      ORDER BY ${DAY}, ${HOUR} NULLS LAST, a.number LIMIT ${put(limit)}`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** Returns the lines of these inspections, in this order. */
export async function findInspections(db: Reader, ids: string[]): Promise<InspectionRow[]> {
  const { rows } = await db.query<InspectionRow>({
    name: 'find-inspections',
    text: `SELECT a.id AS "applicationId", a.number, a.cell_type AS "cellType",
                  a.rules_version AS "pinnedVersion", a.leads, ${UNIT_NAME} AS "unitName", u.address,
                  ${UNIT_STREET} AS street, ${DAY} AS "scheduledOn", ${HOUR} AS "startsAt", a.stage, a.state -> 'inspection' ->> 'outcome' AS outcome,
                  (a.state -> 'inspection' -> 'score')::float8 AS score, t.due_on AS "dueOn",
                  coalesce(t.overdue, false) AS overdue,
                  coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY i.place)
                              FROM jsonb_array_elements_text(a.state -> 'inspection' -> 'inspectors')
                                   WITH ORDINALITY AS i (user_id, place)
                              JOIN app_user p ON p.id = i.user_id::uuid), '[]') AS inspectors
             FROM unnest($1::uuid[]) WITH ORDINALITY AS page (id, place)
             JOIN application a ON a.id = page.id
             JOIN unit u ON u.id = a.record_id
             LEFT JOIN task t ON t.application_id = a.id AND t.seat = 'inspection'
            ORDER BY page.place`,
    values: [ids],
  });
  return rows;
}
