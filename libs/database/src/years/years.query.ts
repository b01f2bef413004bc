import type { CivilDate, KnownYear } from '@app/domain';
import type { Pool } from 'pg';

/** Returns every programme year of the record, oldest first, those that open later included. */
export async function findYears(pool: Pool): Promise<KnownYear[]> {
  const { rows } = await pool.query<KnownYear>(
    'SELECT year, status, opened_on AS "openedOn" FROM programme ORDER BY year',
  );
  return rows;
}

/** Returns the years whose circular has taken effect and that are not open yet, with the rules in force for each. */
export async function findUnopenedYears(
  pool: Pool,
  today: CivilDate,
): Promise<{ year: number; version: string }[]> {
  const { rows } = await pool.query<{ year: number; version: string }>(
    `SELECT p.year, r.version
       FROM programme p CROSS JOIN LATERAL (
         SELECT version FROM rule_set WHERE programme_year = p.year AND effective_from <= $1
          ORDER BY effective_from DESC, created_at DESC LIMIT 1) r
      WHERE p.seq = 0 AND p.opened_on <= $1 ORDER BY p.year`,
    [today],
  );
  return rows;
}
