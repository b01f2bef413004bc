import type { CivilDate } from '@app/domain';
import type { Pool } from 'pg';
import { nearestRules } from '../rules/versions.sql';

/** A named cell whose life has not begun. */
export interface UnbegunCell {
  applicationId: string;
  number: string;
  programmeYear: number;
  cellType: string;
  namedOn: CivilDate;
  /** The leads of its application. */
  leads: string[];
  /** The rule set in force on the day for its programme year, or for the latest year before it. */
  rulesVersion: string;
}

/**
 * Returns named cells without a life, save those revoked before it could begin; `except` are ids of applications that
 * are left out.
 */
export async function findUnbegunCells(
  pool: Pool,
  today: CivilDate,
  limit: number,
  except: string[] = [],
): Promise<UnbegunCell[]> {
  const { rows } = await pool.query<UnbegunCell>({
    name: 'find-unbegun-cells',
    text: `SELECT c.application_id AS "applicationId", a.number, c.programme_year AS "programmeYear",
                  c.cell_type AS "cellType", c.named_on AS "namedOn", a.leads, r.version AS "rulesVersion"
             FROM cell c JOIN application a ON a.id = c.application_id
             CROSS JOIN LATERAL (${nearestRules('version', 'c.programme_year', '$1')}) AS r
            WHERE NOT c.life_begun AND c.revoked_on IS NULL AND c.application_id <> ALL($3::uuid[])
            ORDER BY c.application_id LIMIT $2`,
    values: [today, limit, except],
  });
  return rows;
}

/** A cell that the correction of its year has revoked, of which its life does not know yet. */
export interface UntoldRevocation {
  id: string;
  number: string;
  revokedOn: CivilDate;
  /** Who confirmed the correction. */
  by: string;
}

export async function findUntoldRevocations(
  pool: Pool,
  limit: number,
  except: string[] = [],
): Promise<UntoldRevocation[]> {
  const { rows } = await pool.query<UntoldRevocation>({
    name: 'find-untold-revocations',
    text: `SELECT l.id, l.number, c.revoked_on AS "revokedOn",
                  coalesce((SELECT t.by_user::text FROM telling t WHERE t.application_id = c.application_id AND t.kind = 'revoke'
                    ORDER BY t.place DESC LIMIT 1), 'system') AS by
             FROM cell c JOIN cell_life l ON l.application_id = c.application_id
            WHERE c.revoked_on IS NOT NULL AND l.is_open AND l.state -> 'revocation' ->> 'revokedOn' IS NULL
              AND l.id <> ALL($2::uuid[])
            ORDER BY l.id LIMIT $1`,
    values: [limit, except],
  });
  return rows;
}
