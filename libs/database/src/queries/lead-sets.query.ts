import type { Pool } from 'pg';
import type { Put } from './scope';

/**
 * The sets of lead departments, as they stand in applications, that hold this one; there are as many as types. A list
 * asks for equal sets: that has an index and statistics, "holds" has neither.
 */
export async function findLeadSets(pool: Pool, department: string): Promise<string[][]> {
  const { rows } = await pool.query<{ leads: string[] }>({
    name: 'find-lead-sets',
    text: `WITH RECURSIVE sets AS (
             (SELECT leads FROM application ORDER BY leads LIMIT 1)
             UNION ALL
             SELECT (SELECT a.leads FROM application a WHERE a.leads > s.leads ORDER BY a.leads LIMIT 1)
               FROM sets s WHERE s.leads IS NOT NULL)
           SELECT leads FROM sets WHERE leads @> ARRAY[$1]::text[]`,
    values: [department],
  });
  return rows.map(({ leads }) => leads);
}

/** Whether an application `a` has one of these sets of leads, as SQL. */
export function hasLeads(sets: string[][], put: Put): string {
  return sets.length === 0 ? 'false' : `a.leads IN (${sets.map((set) => `${put(set)}::text[]`).join(', ')})`;
}
