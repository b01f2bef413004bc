import type { Pool } from 'pg';

/**
 * Does something unless another process is at it (an advisory lock of that name); answers whether it was done.
 * Should this process die, PostgreSQL lets go of the lock with the connection.
 */
export async function withLock(pool: Pool, name: string, act: () => Promise<void>): Promise<boolean> {
  const connection = await pool.connect();
  let done = false;
  try {
    const key = `hashtextextended('wufei ' || $1, 0)`;
    const { rows } = await connection.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${key}) AS got`, [
      name,
    ]);
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
