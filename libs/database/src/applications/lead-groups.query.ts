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

/** A type of applications with its lead departments. */
export interface LedType {
  cellType: string;
  leads: string[];
}

/** Returns the types, with their leads, whose first lead department is in these hands. */
export async function findLedTypes(pool: Pool, seats: string[]): Promise<LedType[]> {
  const { rows } = await pool.query<LedType>({
    name: 'find-led-types',
    text: `WITH ${leadGroupsOf()} SELECT DISTINCT cell_type AS "cellType", leads FROM lead_group
            WHERE holds($1::text[], leads[1], 'type:' || cell_type)`,
    values: [seats],
  });
  return rows;
}

/** SQL: whether an application `a` is of one of these types with these leads. */
export function isLedType(types: LedType[], put: Put): string {
  const sets = types.map(({ cellType, leads }) => `(${put(cellType)}, ${put(leads)}::text[])`);
  return sets.length === 0 ? 'false' : `(a.cell_type, a.leads) IN (${sets.join(', ')})`;
}
