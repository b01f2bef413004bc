import type { DepartmentRegister } from '@app/domain';
import type { Reader } from '../worklists/scope';

/** SQL: 部门沿革 as one value of the shape of a DepartmentRegister. */
export const REGISTER = `jsonb_build_object(
  'first', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'fullName', d.full_name,
     'beginsOn', d.begins_on, 'until', (SELECT t.effective_from FROM department_name n
        JOIN department_change c ON c.number = n.change_number AND c.kind <> 'rename'
        LEFT JOIN department_change t ON t.takes_back = c.number
       WHERE n.department_id = d.id ORDER BY c.number DESC LIMIT 1)) ORDER BY d.id), '[]') FROM department d),
  'names', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.department_id, 'number', n.change_number, 'from', n.valid_from,
     'name', n.name, 'fullName', n.full_name, 'until', t.effective_from)), '[]')
     FROM department_name n LEFT JOIN department_change t ON t.takes_back = n.change_number),
  'ends', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.department_id, 'number', c.number, 'on', e.ends_on,
     'successor', e.successor_id, 'until', e.until) || CASE c.kind WHEN 'split' THEN jsonb_build_object('among',
       (SELECT coalesce(jsonb_agg(n.department_id ORDER BY n.department_id), '[]') FROM department_name n WHERE n.change_number = c.number))
       ELSE '{}' END || coalesce((SELECT jsonb_build_object('shares', jsonb_object_agg(s.subject, s.successor_id)) FROM department_share s
         WHERE s.department_id = e.department_id AND s.change_number = c.number HAVING count(*) > 0), '{}')), '[]') FROM department_end_held e JOIN department_change c ON c.number = e.change_number))`;

/** Returns what was recorded of every department. */
export async function findDepartmentRegister(db: Reader): Promise<DepartmentRegister> {
  const { rows } = await db.query<{ register: DepartmentRegister }>({
    name: 'find-department-register',
    text: `SELECT ${REGISTER} AS register`,
  });
  return rows[0]!.register;
}
