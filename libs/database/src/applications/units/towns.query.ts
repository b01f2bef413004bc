import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../connection/transaction';
import type { Reader } from '../../worklists/scope';

/** 镇街: the list in force; version 0 while there is none, and then a 镇街 is any text. */
export async function findTowns(db: Reader): Promise<{ version: number; names: string[] }> {
  const { rows } = await db.query<{ version: number; names: string[] }>(
    'SELECT version, names FROM town_list ORDER BY version DESC LIMIT 1',
  );
  return rows[0] ?? { version: 0, names: [] };
}

/** Puts a new list in force, based on the version that was read. Returns false when another list came in between. */
export async function changeTowns(
  pool: Pool,
  basedOn: number,
  names: string[],
  by: string,
): Promise<boolean> {
  const work = async (client: PoolClient) => {
    if ((await findTowns(client)).version !== basedOn) return false;
    await client.query('INSERT INTO town_list (names, changed_by) VALUES ($1, $2)', [names, by]);
    return true;
  };
  return inTransaction(pool, work, `BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('town_list', 0))`);
}
