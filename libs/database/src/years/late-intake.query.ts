import type { CivilDate } from '@app/domain';
import type { Pool } from 'pg';

/** One permission of the office to apply after intake is over. */
export interface LateIntakeRow {
  year: number;
  cellType: string;
  login: string;
  applicant: string;
  until: CivilDate;
  reason: string;
  allowedBy: string;
  at: Date;
}

const SELECTED = `l.programme_year AS year, l.cell_type AS "cellType", a.login, a.name AS applicant,
  l.until::text AS until, l.reason, o.name AS "allowedBy", l.at
  FROM late_intake l JOIN app_user a ON a.id = l.applicant_id JOIN app_user o ON o.id = l.allowed_by`;

/** Returns the permissions of a year, newest first, at most 500. */
export async function findLateIntake(pool: Pool, year: number): Promise<LateIntakeRow[]> {
  const { rows } = await pool.query<LateIntakeRow>(
    `SELECT ${SELECTED} WHERE l.programme_year = $1 ORDER BY l.id DESC LIMIT 500`,
    [year],
  );
  return rows;
}

/** Returns the permission that counts for an applicant and a type: the newest; undefined when there is none. */
export async function findLateIntakeOf(
  pool: Pool,
  { programmeYear, cellType, applicantId }: { programmeYear: number; cellType: string; applicantId: string },
): Promise<LateIntakeRow | undefined> {
  const { rows } = await pool.query<LateIntakeRow>(
    `SELECT ${SELECTED} WHERE (l.programme_year, l.applicant_id, l.cell_type) = ($1, $2, $3)
      ORDER BY l.id DESC LIMIT 1`,
    [programmeYear, applicantId, cellType],
  );
  return rows[0];
}

/** Records a permission for the applicant with a login. Returns false when no active applicant has it. */
export async function allowLateIntake(
  pool: Pool,
  late: {
    year: number;
    cellType: string;
    login: string;
    until: CivilDate;
    reason: string;
    by: string;
    at: Date;
  },
): Promise<boolean> {
  const { year, cellType, login, until, reason, by, at } = late;
  const { rowCount } = await pool.query(
    `INSERT INTO late_intake (programme_year, cell_type, applicant_id, until, reason, allowed_by, at)
     SELECT $1, $2, u.id, $4, $5, $6, $7 FROM app_user u WHERE u.login = lower($3) AND u.role = 'applicant' AND u.active`,
    [year, cellType, login, until, reason, by, at],
  );
  return rowCount === 1;
}
