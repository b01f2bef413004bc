import type { DepartmentRegister } from '@app/domain';
import type { Reader } from '../worklists/scope';

/** SQL: 部门沿革 as one value of the shape of a DepartmentRegister. */
export const REGISTER = `jsonb_build_object(
  'first', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'fullName', full_name, 'beginsOn', begins_on)
     ORDER BY id), '[]') FROM department),
  'names', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', department_id, 'number', change_number, 'from', valid_from,
     'name', name, 'fullName', full_name)), '[]') FROM department_name),
  'ends', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.department_id, 'number', c.number, 'on', e.ends_on,
     'successor', e.successor_id) || CASE c.kind WHEN 'split' THEN jsonb_build_object('among',
       (SELECT coalesce(jsonb_agg(n.department_id ORDER BY n.department_id), '[]') FROM department_name n WHERE n.change_number = c.number))
       ELSE '{}' END), '[]') FROM department_end e JOIN department_change c ON c.number = e.change_number))`;

/** Returns what was recorded of every department. */
export async function findDepartmentRegister(db: Reader): Promise<DepartmentRegister> {
  const { rows } = await db.query<{ register: DepartmentRegister }>({
    name: 'find-department-register',
    text: `SELECT ${REGISTER} AS register`,
  });
  return rows[0]!.register;
}
