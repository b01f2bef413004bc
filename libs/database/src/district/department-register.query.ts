import type { DepartmentRegister } from '@app/domain';
import type { Reader } from '../worklists/scope';

/** SQL: 部门沿革 as one value of the shape of a DepartmentRegister. */
export const REGISTER = `jsonb_build_object(
  'first', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'fullName', full_name, 'beginsOn', begins_on)
     ORDER BY id), '[]') FROM department),
  'names', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', department_id, 'number', change_number, 'from', valid_from,
     'name', name, 'fullName', full_name)), '[]') FROM department_name),
  'ends', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', department_id, 'number', change_number, 'on', ends_on,
     'successor', successor_id)), '[]') FROM department_end))`;

/** Returns what was recorded of every department. */
export async function findDepartmentRegister(db: Reader): Promise<DepartmentRegister> {
  const { rows } = await db.query<{ register: DepartmentRegister }>({
    name: 'find-department-register',
    text: `SELECT ${REGISTER} AS register`,
  });
  return rows[0]!.register;
}
