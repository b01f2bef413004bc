import type { Pool } from 'pg';

/** Whether someone gets one mail each working morning instead of single ones. */
export async function findDigestChoice(pool: Pool, userId: string): Promise<boolean> {
  const { rows } = await pool.query<{ digest: boolean }>('SELECT digest FROM app_user WHERE id = $1', [
    userId,
  ]);
  return rows[0]?.digest ?? false;
}

export async function chooseDigest(pool: Pool, userId: string, digest: boolean): Promise<void> {
  await pool.query('UPDATE app_user SET digest = $2 WHERE id = $1 AND digest <> $2', [userId, digest]);
}
