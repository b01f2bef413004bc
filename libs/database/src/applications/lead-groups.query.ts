import type { Pool } from 'pg';
import type { Put } from '../worklists/scope';

/**
 * Every lead_group of applications, by leaps along an index: a type with its leads in a year; about as many as rows in the
 * annexes. A list that follows its lead groups finds the newest of each at once; "holds this department" has no index.
 * With a stage (as SQL), the lead groups of that stage.
 */
export function leadGroupsOf(stage?: string): string {
  const among = stage ? `a.stage = ${stage}` : 'true';
  const columns = 'a.cell_type, a.leads, a.programme_year';
  return `RECURSIVE lead_group AS (
    (SELECT ${columns} FROM application a WHERE ${among} ORDER BY ${columns} LIMIT 1)
    UNION ALL
    SELECT next.* FROM lead_group CROSS JOIN LATERAL (
      SELECT ${columns} FROM application a
       WHERE ${among} AND (${columns}) > (lead_group.cell_type, lead_group.leads, lead_group.programme_year) ORDER BY ${columns} LIMIT 1) next)`;
}

/** The sets of lead departments, as they stand in applications, that hold this one. */
export async function findLeadSets(pool: Pool, department: string): Promise<string[][]> {
  const { rows } = await pool.query<{ leads: string[] }>({
    name: 'find-lead-sets',
    text: `WITH ${leadGroupsOf()} SELECT DISTINCT leads FROM lead_group WHERE $1 = ANY (leads)`,
    values: [department],
  });
  return rows.map(({ leads }) => leads);
}

/** Whether an application `a` has one of these sets of leads, as SQL. */
export function hasLeads(sets: string[][], put: Put): string {
  return sets.length === 0 ? 'false' : `a.leads IN (${sets.map((set) => `${put(set)}::text[]`).join(', ')})`;
}
