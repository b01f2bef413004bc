import type { Pool } from 'pg';
import { UNIT_NAME } from '../unit-of.sql';

/** Returns the name of the unit of each of these applications, by the application's id; with its site if it has one. */
export async function findUnitNames(
  pool: Pool,
  applicationIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `SELECT a.id, ${UNIT_NAME} AS name FROM application a JOIN unit u ON u.id = a.record_id WHERE a.id = ANY ($1::uuid[])`,
    [applicationIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
