import type { Pool } from 'pg';
import type { Reader } from '../worklists/scope';
import type { AccountEntity } from './account.entity';

/** A person who can be asked to act. */
export interface PersonRow extends Pick<AccountEntity, 'id' | 'name' | 'role' | 'department'> {
  /** The departments, and shares of departments, for which the person may act (`holds`); null for a person of none. */
  actsFor: string[] | null;
}

const PERSON =
  'id, name, role, person_body(department_id, id) AS department, seats_of(person_body(department_id, id)) AS "actsFor"';

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
 * Returns at most 500 people who may inspect, or take over a task, on an application of a type with these lead departments; never the
 * applicant. They act for exactly the departments that are in their hands for the type.
 */
export async function findCandidates(
  db: Reader,
  { leads, cellType, applicantId }: { leads: string[]; cellType: string; applicantId: string },
): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>(
    `SELECT id, name, role, department, CASE WHEN department IS NOT NULL THEN held END AS "actsFor" FROM (
       SELECT *, ARRAY(SELECT l.id FROM unnest($1::text[]) l (id) WHERE holds(person."actsFor", l.id, $3)) AS held
         FROM (SELECT ${PERSON}, department_id FROM app_user WHERE active AND id <> $2) person) c
      WHERE role IN ('inspector', 'office') OR cardinality(held) > 0
      ORDER BY role, department_id, name, id LIMIT 500`,
    [leads, applicantId, `type:${cellType}`],
  );
  return rows;
}
