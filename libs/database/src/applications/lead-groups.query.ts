import type { Pool } from 'pg';
import type { Put } from '../worklists/scope';

/**
 * SQL: a recursive `lead_group` of every combination of type, leads and year that applications have, about as many as
 * the annexes have rows. It skips along an index from one combination to the next. A list reads the newest rows of each
 * group, because no index answers "the leads contain this department". `stage` (SQL) restricts it to groups with
 * applications of that stage.
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

/** Returns the sets of lead departments in applications that contain any of these departments. */
export async function findLeadSets(pool: Pool, departments: string[]): Promise<string[][]> {
  const { rows } = await pool.query<{ leads: string[] }>({
    name: 'find-lead-sets',
    text: `WITH ${leadGroupsOf()} SELECT DISTINCT leads FROM lead_group WHERE leads && $1::text[]`,
    values: [departments],
  });
  return rows.map(({ leads }) => leads);
}

/** SQL: whether an application `a` has one of these sets of leads. */
export function hasLeads(sets: string[][], put: Put): string {
  return sets.length === 0 ? 'false' : `a.leads IN (${sets.map((set) => `${put(set)}::text[]`).join(', ')})`;
}
