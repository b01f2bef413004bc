import type { Pool } from 'pg';

/** One import of earlier cells and paper cases. */
export interface EarlierImportRow {
  id: string;
  fileName: string;
  at: Date;
  byName: string;
  rows: number;
}

/** Returns the last 100 imports, newest first. */
export async function findEarlierImports(pool: Pool): Promise<EarlierImportRow[]> {
  const { rows } = await pool.query<EarlierImportRow>(
    `SELECT i.id, i.file_name AS "fileName", i.at, p.name AS "byName", jsonb_array_length(i.answer -> 'recorded') AS rows
       FROM earlier_import i JOIN app_user p ON p.id = i.by_user ORDER BY i.at DESC, i.id LIMIT 100`,
  );
  return rows;
}

/** An applicant's account, to which a recorded case may belong. */
export interface UnitAccount {
  id: string;
  login: string;
  unitCode: string | null;
}

/** Returns the credit code of the unit of an application; null when it has none. */
export async function findUnitCode(pool: Pool, applicationId: string): Promise<string | null> {
  const { rows } = await pool.query<{ code: string | null }>(
    'SELECT u.credit_code AS code FROM application a JOIN unit u ON u.id = a.record_id WHERE a.id = $1',
    [applicationId],
  );
  return rows[0]?.code ?? null;
}

/** Returns the open accounts of applicants with these logins. */
export async function findUnitAccounts(pool: Pool, logins: readonly string[]): Promise<UnitAccount[]> {
  const { rows } = await pool.query<UnitAccount>(
    `SELECT id, login, unit_code AS "unitCode" FROM app_user WHERE login = ANY ($1) AND role = 'applicant' AND active`,
    [logins],
  );
  return rows;
}
