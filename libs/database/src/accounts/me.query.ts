import type { Pool } from 'pg';

/** What someone has chosen, and the unit that he was invited for. */
export interface OwnChoices {
  digest: boolean;
  unitName: string | null;
  unitCode: string | null;
}

export async function findOwnChoices(pool: Pool, userId: string): Promise<OwnChoices> {
  const { rows } = await pool.query<OwnChoices>(
    'SELECT digest, unit_name AS "unitName", unit_code AS "unitCode" FROM app_user WHERE id = $1',
    [userId],
  );
  return rows[0] ?? { digest: false, unitName: null, unitCode: null };
}

export async function chooseDigest(pool: Pool, userId: string, digest: boolean): Promise<void> {
  await pool.query('UPDATE app_user SET digest = $2 WHERE id = $1 AND digest <> $2', [userId, digest]);
}
