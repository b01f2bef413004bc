import type { Pool } from 'pg';

export interface RuleSetRow {
  version: string;
  body: unknown;
}

/** The version in force for a programme year on a day: the newest effective one; undefined when there is none. */
export async function findVersionInForce(pool: Pool, year: number, on: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ version: string }>(
    `SELECT version FROM rule_set WHERE programme_year = $1 AND effective_from <= $2
      ORDER BY effective_from DESC, created_at DESC LIMIT 1`,
    [year, on],
  );
  return rows[0]?.version;
}

/** The latest programme year that has been opened. */
export async function findLatestYear(pool: Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ year: number }>('SELECT max(year) AS year FROM programme');
  return rows[0]?.year ?? undefined;
}
