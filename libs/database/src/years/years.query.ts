import type { CivilDate } from '@app/domain';
import type { Pool } from 'pg';

/** Returns the latest programme year, or undefined when there is none. */
export async function findLatestYear(pool: Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ year: number | null }>('SELECT max(year) AS year FROM programme');
  return rows[0]?.year ?? undefined;
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
