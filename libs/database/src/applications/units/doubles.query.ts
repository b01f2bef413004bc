import { type Actor, foldName } from '@app/domain';
import { parameters, type Reader, visibleTo } from '../../worklists/scope';
import { STANDS } from './merge-sides';

/** What is compared: a draft as typed, or a submitted application. */
export interface Compared {
  /** The application itself, which is no double. */
  id: string;
  /** The record of its unit; null for a draft. */
  recordId: string | null;
  name: string;
  creditCode: string | null;
  site: string | null;
  cellType: string;
  programmeYear: number;
  applicantId: string;
}

/** Another record of the same unit by code, or of the same name where a code is missing, with one of its applications. */
export interface DoubleRow {
  unitId: string;
  unitName: string;
  /** The credit code, or the record, is the same. */
  isSame: boolean;
  /** The applicant has applied with this record. */
  isOwn: boolean;
  /** An application of the same type and site, of the same year or named in another; null when there is none. */
  applicationId: string | null;
  number: string | null;
  programmeYear: number | null;
  /** Whether the viewer may see that application. */
  visible: boolean;
}

/** Returns the likely doubles of an application, at most 20; the caller withholds what the viewer may not see. */
export async function findDoubles(db: Reader, compared: Compared, viewer: Actor): Promise<DoubleRow[]> {
  const key = foldName(compared.name);
  if (key === '') return [];
  const { values, put } = parameters();
  const code = `${put(compared.creditCode)}::text`;
  const record = `${put(compared.recordId)}::uuid`;
  const { rows } = await db.query<DoubleRow>(
    `WITH alike AS (
       SELECT DISTINCT r.id, r.name, (r.id = ${record} OR r.credit_code = ${code}) IS TRUE AS same
         FROM unit u JOIN unit r ON r.id = coalesce(u.merged_into, u.id)
        WHERE u.credit_code = ${code}
           OR r.id = ${record}
           OR (u.name_key = ${put(key)} AND (r.credit_code IS NULL OR ${code} IS NULL)))
     SELECT u.id AS "unitId", u.name AS "unitName", u.same AS "isSame", a.id AS "applicationId", a.number,
            a.programme_year AS "programmeYear", coalesce(a.visible, false) AS visible,
            EXISTS (SELECT FROM application o WHERE o.record_id = u.id AND o.applicant_id = ${put(compared.applicantId)}::uuid
                      AND o.stage <> 'draft') AS "isOwn"
       FROM alike u
       LEFT JOIN LATERAL (
         SELECT a.id, a.number, a.programme_year, ${visibleTo(viewer, put)} AS visible
           FROM application a LEFT JOIN cell c ON c.application_id = a.id AND c.revoked_on IS NULL
          WHERE a.record_id = u.id AND a.id <> ${put(compared.id)}::uuid AND a.cell_type = ${put(compared.cellType)}
            AND a.site_key = ${put(foldName(compared.site ?? ''))}
            AND ((a.programme_year = ${put(compared.programmeYear)} AND ${STANDS}) OR c.application_id IS NOT NULL)
          ORDER BY a.programme_year DESC, a.id LIMIT 3) a ON true
      WHERE EXISTS (SELECT FROM application a WHERE a.record_id = u.id AND a.stage <> 'draft')
        AND (u.id IS DISTINCT FROM ${record} OR a.id IS NOT NULL)
      ORDER BY a.id IS NULL, u.id LIMIT 20`,
    values,
  );
  return rows;
}
