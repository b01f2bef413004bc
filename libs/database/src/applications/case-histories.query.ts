import { UNIT_NAME } from './unit-of.sql';
import type { Actor, Application, ApplicationEvent } from '@app/domain';
import type { Pool } from 'pg';
import { parameters, type Reader, visibleTo } from '../worklists/scope';

/** A case and everything that happened to it. */
export interface CaseHistoryRow {
  facts: Pick<Application, 'id' | 'number' | 'unitId' | 'programmeYear' | 'cellType' | 'applicantId'>;
  unitName: string;
  events: ApplicationEvent[];
}

/**
 * Returns the ids of the cases of a year, or of one case, that the viewer may see, ordered by number. Drafts have no
 * history.
 */
export async function findCaseIds(
  pool: Pool,
  viewer: Actor,
  { year, id }: { year?: number; id?: string },
): Promise<string[]> {
  const { values, put } = parameters();
  const which = id ? `a.id = ${put(id)}::uuid` : `a.programme_year = ${put(year)}::int`;
  const { rows } = await pool.query<{ id: string }>(
    `SELECT a.id FROM application a WHERE ${which} AND a.stage <> 'draft' AND ${visibleTo(viewer, put)} ORDER BY a.number`,
    values,
  );
  return rows.map((row) => row.id);
}

/** Returns the histories of these cases, in this order. */
export async function findCaseHistories(db: Reader, ids: string[]): Promise<CaseHistoryRow[]> {
  const { rows } = await db.query<CaseHistoryRow>({
    name: 'find-case-histories',
    text: `SELECT jsonb_build_object('id', a.id, 'number', a.number, 'unitId', a.unit_id, 'cellType', a.cell_type,
                    'programmeYear', a.programme_year, 'applicantId', a.applicant_id) AS facts, ${UNIT_NAME} AS "unitName",
                  (SELECT jsonb_agg(e.data || jsonb_build_object('seq', e.seq, 'type', e.type, 'by', e.by_user,
                            'at', floor(extract(epoch FROM e.at) * 1000)) ORDER BY e.seq)
                     FROM application_event e WHERE e.application_id = a.id) AS events
             FROM unnest($1::uuid[]) WITH ORDINALITY AS page (id, place)
             JOIN application a ON a.id = page.id
             JOIN unit u ON u.id = a.record_id
            ORDER BY page.place`,
    values: [ids],
  });
  return rows;
}
