import { escapeLiteral, type Pool, type PoolClient } from 'pg';
import { inTransaction } from './transaction';

/**
 * Runs `read` with the row security of PostgreSQL for one person (user id), in addition to the conditions of the
 * queries. Nothing can be written; without an open account there are no rows.
 */
export async function withActor<T>(
  pool: Pool,
  userId: string,
  read: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const as = `SET LOCAL ROLE wufei_reader; SET LOCAL app."user" = ${escapeLiteral(userId)}`;
  return inTransaction(pool, read, `BEGIN READ ONLY; ${as}`);
}
