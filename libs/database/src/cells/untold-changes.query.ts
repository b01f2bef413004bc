import type { Basis, CivilDate } from '@app/domain';
import type { Pool } from 'pg';
import { nearestRules } from '../rules/versions.sql';

/** A cell whose life counts with another 动态复核周期 than the rules of its year in force. */
export interface UntoldPeriod {
  id: string;
  number: string;
  recheckYears: number;
  recheckBasis: Basis;
}

/** Returns open cells that do not know of the period in force on a day; `except` are ids of lives that are left out. */
export async function findUntoldPeriods(
  pool: Pool,
  today: CivilDate,
  limit: number,
  except: string[] = [],
): Promise<UntoldPeriod[]> {
  const { rows } = await pool.query<UntoldPeriod>({
    name: 'find-untold-periods',
    text: `WITH period AS MATERIALIZED (
             SELECT y.year, (r.setting ->> 'value')::int AS years, r.setting ->> 'basis' AS basis
               FROM programme y
               CROSS JOIN LATERAL (${nearestRules(`body -> 'settings' -> 'recheckYears' AS setting`, 'y.year', '$1')}) AS r)
           SELECT l.id, l.number, p.years AS "recheckYears", p.basis AS "recheckBasis"
             FROM period p JOIN cell_life l ON l.programme_year = p.year AND l.is_open
            WHERE (l.recheck_years < p.years OR l.recheck_years > p.years) AND l.id <> ALL($3::uuid[])
            ORDER BY l.id LIMIT $2`,
    values: [today, limit, except],
  });
  return rows;
}

/** A cell whose naming was corrected to a day of which its life does not know. */
export interface UntoldNaming {
  id: string;
  number: string;
  namedOn: CivilDate;
}

/** Returns open cells that do not know of the corrected day of their naming. */
export async function findUntoldNamings(
  pool: Pool,
  limit: number,
  except: string[] = [],
): Promise<UntoldNaming[]> {
  const { rows } = await pool.query<UntoldNaming>({
    name: 'find-untold-namings',
    text: `SELECT l.id, l.number, a.state -> 'naming' ->> 'date' AS "namedOn"
             FROM application a JOIN cell_life l ON l.application_id = a.id
            WHERE a.state -> 'naming' -> 'issued' IS NOT NULL AND l.is_open
              AND l.state ->> 'namedOn' <> a.state -> 'naming' ->> 'date' AND l.id <> ALL($2::uuid[])
            ORDER BY l.id LIMIT $1`,
    values: [limit, except],
  });
  return rows;
}
