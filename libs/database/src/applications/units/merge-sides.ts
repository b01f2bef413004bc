import type { MergeSide } from '@app/domain';
import type { Reader } from '../../worklists/scope';

/** SQL: an application `a` stands in the way of another one of its type and year. */
export const STANDS = `a.stage NOT IN ('draft', 'refused', 'withdrawn', 'lapsed', 'revoked')`;

/** Returns what must be known of a record to merge it, or undefined when there is none. */
export async function findSide(db: Reader, unitId: string): Promise<MergeSide | undefined> {
  const { rows } = await db.query<MergeSide>(
    `SELECT u.credit_code AS "creditCode", u.merged_into IS NOT NULL AS merged,
            coalesce((SELECT jsonb_agg(jsonb_build_object('number', a.number, 'cellType', a.cell_type,
                 'programmeYear', a.programme_year, 'site', a.site_key, 'stands', ${STANDS},
                 'isCell', EXISTS (SELECT FROM cell c WHERE c.application_id = a.id AND c.revoked_on IS NULL))
               ORDER BY a.number)
              FROM application a WHERE a.record_id = u.id AND a.stage <> 'draft'), '[]') AS applications
       FROM unit u WHERE u.id = $1`,
    [unitId],
  );
  return rows[0];
}
