import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../connection/transaction';
import type { Reader } from '../../worklists/scope';

/** 镇街名单: the names from which units choose, and whether a 镇街 may recommend cases of its units (推荐意见). */
export interface Towns {
  version: number;
  names: string[];
  mayRecommend: boolean;
}

/** 镇街: the list in force; version 0 while there is none, and then a 镇街 is any text. */
export async function findTowns(db: Reader): Promise<Towns> {
  const { rows } = await db.query<Towns>(
    'SELECT version, names, may_recommend AS "mayRecommend" FROM town_list ORDER BY version DESC LIMIT 1',
  );
  return rows[0] ?? { version: 0, names: [], mayRecommend: false };
}

/**
 * Puts a new list in force, based on the version that was read; what is left out stays. Returns false when another list came
 * in between.
 */
export async function changeTowns(
  pool: Pool,
  basedOn: number,
  { names, mayRecommend }: Pick<Towns, 'names'> & Partial<Towns>,
  by: string,
): Promise<boolean> {
  const work = async (client: PoolClient) => {
    const before = await findTowns(client);
    if (before.version !== basedOn) return false;
    await client.query('INSERT INTO town_list (names, may_recommend, changed_by) VALUES ($1, $2, $3)', [
      names,
      mayRecommend ?? before.mayRecommend,
      by,
    ]);
    return true;
  };
  return inTransaction(pool, work, `BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('town_list', 0))`);
}
