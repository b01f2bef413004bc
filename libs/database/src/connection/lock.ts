import type { Pool } from 'pg';

/**
 * Runs `act` under the advisory lock of that name, so that no other process runs it at the same time. Returns whether
 * it ran. While another process holds the lock, `skip` returns at once and `wait` waits. PostgreSQL frees the lock with
 * the connection if this process dies.
 */
export async function withLock(
  pool: Pool,
  name: string,
  act: () => Promise<void>,
  otherwise: 'skip' | 'wait' = 'skip',
): Promise<boolean> {
  const connection = await pool.connect();
  let done = false;
  try {
    const key = `hashtextextended('wufei ' || $1, 0)`;
    const { rows } = await connection.query<{ got: boolean }>(
      otherwise === 'wait'
        ? `SELECT true AS got FROM pg_advisory_lock(${key})`
        : `SELECT pg_try_advisory_lock(${key}) AS got`,
      [name],
    );
    if (rows[0]!.got) {
      await act();
      await connection.query(`SELECT pg_advisory_unlock(${key})`, [name]);
    }
    done = true;
    return rows[0]!.got;
  } finally {
    connection.release(!done); // closing a connection frees its lock
  }
}
