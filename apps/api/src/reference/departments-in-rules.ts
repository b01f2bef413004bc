import { type CivilDate, DEPARTMENT_REFUSALS, type DepartmentRegister, endedBy } from '@app/domain';
import type { RuleFault } from '@app/rules';

/** A place of the rules that gives a department something to do. */
interface Named {
  department: string;
  /** A JSON pointer. */
  path: string;
  /** The type, the task or the group, by what is the same in every version. */
  about: string;
}

/** Rules, or the parts of a draft, whose shape may not be valid yet. */
type Parts = Readonly<{ cellTypes?: unknown; tasks?: unknown; groups?: unknown }>;

/** Returns every place at which rules give a department something to do: leads of types, departments of tasks, members of groups. */
export function namedInRules({ cellTypes, tasks, groups }: Parts): Named[] {
  return [
    ...namedIn(cellTypes, 'cellTypes', 'leads', 'code'),
    ...namedIn(tasks, 'tasks', 'departments', 'number'),
    ...namedIn(groups, 'groups', 'members', 'id'),
  ];
}

function namedIn(rows: unknown, part: string, list: string, key: string): Named[] {
  return listOf(rows).flatMap((row, i) => {
    const of = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
    return listOf(of[list]).flatMap((department, j) =>
      typeof department === 'string'
        ? [{ department, path: `/${part}/${i}/${list}/${j}`, about: `${part} ${String(of[key])}` }]
        : [],
    );
  });
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Returns a fault for each place that gives work to a department which is dissolved on a day. What the version `before` says
 * already stays: the successor does that work.
 */
export function dissolvedFaults(
  next: Parts,
  before: Parts,
  register: DepartmentRegister,
  day: CivilDate,
): RuleFault[] {
  const known = new Set(namedInRules(before).map((one) => `${one.about} ${one.department}`));
  return namedInRules(next)
    .filter(
      ({ department, about }) => !known.has(`${about} ${department}`) && endedBy(register, department, day),
    )
    .map(({ path }) => ({
      code: 'departmentDissolved',
      path,
      detail: DEPARTMENT_REFUSALS.departmentDissolved,
    }));
}
