import { escapeLiteral, type Pool, type PoolClient } from 'pg';
import { inTransaction } from './transaction';

/**
 * Reads for one person (user id) and no further than PostgreSQL itself lets him see: the second wall behind the
 * conditions of the queries. Nothing can be written; without an account in use there are no rows.
 */
export async function withActor<T>(
  pool: Pool,
  userId: string,
  read: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const as = `SET LOCAL ROLE wufei_reader; SET LOCAL app."user" = ${escapeLiteral(userId)}`;
  return inTransaction(pool, read, `BEGIN READ ONLY; ${as}`);
}
