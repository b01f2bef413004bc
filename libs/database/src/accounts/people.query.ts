import type { Pool } from 'pg';
import type { Reader } from '../worklists/scope';
import type { AccountEntity } from './account.entity';

/** A person who can be asked to act. */
export interface PersonRow extends Pick<AccountEntity, 'id' | 'name' | 'role' | 'department'> {
  /** The departments for which the person may act; null for a person of none. */
  actsFor: string[] | null;
}

const PERSON =
  'id, name, role, body_on(department_id, programme_day()) AS department, seats_of(department_id) AS "actsFor"';

/** Returns the people with these ids who have an open account. */
export async function findPeople(pool: Pool, ids: string[]): Promise<PersonRow[]> {
  const { rows } = await pool.query<PersonRow>(
    `SELECT ${PERSON} FROM app_user WHERE id = ANY($1::uuid[]) AND active`,
    [ids],
  );
  return rows;
}

/** Returns the names by id, those of closed accounts included. */
export async function findNames(db: Reader, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<{ id: string; name: string }>(
    'SELECT id, name FROM app_user WHERE id = ANY($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Returns at most 500 people who may inspect, or take over a task, on an application with these lead departments; never
 * the applicant.
 */
export async function findCandidates(db: Reader, leads: string[], applicantId: string): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>(
    `SELECT ${PERSON} FROM app_user
      WHERE active AND id <> $2 AND (role IN ('inspector', 'office') OR seats_of(department_id) && $1::text[])
      ORDER BY role, department_id, name, id LIMIT 500`,
    [leads, applicantId],
  );
  return rows;
}
