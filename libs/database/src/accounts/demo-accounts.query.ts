import type { Role } from '@app/domain';
import type { Pool } from 'pg';

/** Demonstration accounts that may log in. */
export async function findDemoAccounts(pool: Pool): Promise<{ login: string; name: string; role: Role }[]> {
  const { rows } = await pool.query<{ login: string; name: string; role: Role }>(
    `SELECT login, name, role FROM app_user WHERE demo AND active ORDER BY head, department_id, login`,
  );
  return rows;
}
