import type { Pool } from 'pg';

/**
 * Does something while no other process does it (an advisory lock of that name); answers whether it was done. While
 * another holds the lock, `skip` lets it be and `wait` waits for its turn. Should this process die, PostgreSQL frees the
 * lock with the connection.
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
    connection.release(!done); // a connection thrown away takes its lock with it
  }
}
