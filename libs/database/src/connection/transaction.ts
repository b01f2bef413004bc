import type { DatabaseError, Pool, PoolClient } from 'pg';

const GAVE_WAY = ['40001', '40P01']; // serialization failure, deadlock
const MOST_ATTEMPTS = 5;

/** Runs a statement or transaction, again if PostgreSQL broke it off in favour of another one; at most five times. */
export async function tryAgain<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !GAVE_WAY.includes((error as DatabaseError).code ?? '')) throw error;
    }
  }
}

/**
 * Runs `work` in one transaction that starts with the statement `begin`. Closes the connection when even the rollback
 * fails.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = 'BEGIN',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => (broken = cause));
    throw error;
  } finally {
    client.release(broken);
  }
}
