import type { Subject } from '@app/domain';
import { keyOf } from '../change';
import { taskId } from '../items';

type Row = Record<string, unknown>;

/** Parts of rules, or of a draft, whose shape may not be valid yet. */
export type Parts = Readonly<Record<string, unknown>>;

/** The lists of departments in the rows of a part. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  cellTypes: ['leads'],
  tasks: ['departments', 'leads'],
  groups: ['members'],
};

/**
 * Returns the parts with every list of departments that rules give something to do as `change` has it: leads of types, departments
 * and leads of tasks, members of groups, whom an obligation is reported to, and who answers for tasks that name nobody. A single
 * department is a list of one, of which the first entry counts. `path` is a JSON pointer, entries of lists by their key. What has
 * another shape stays as it is.
 */
export function mapDepartments(
  parts: Parts,
  change: (departments: readonly string[], path: string) => readonly string[],
): Row {
  const next: Row = { ...parts };
  for (const [part, fields] of Object.entries(LISTS)) {
    if (!Array.isArray(parts[part])) continue;
    next[part] = parts[part].map((row: unknown, i) =>
      fields.reduce((at, field) => withField(at, field, `/${part}/${keyOf(row, i)}/${field}`, change), row),
    );
  }
  if (!isRow(parts.obligations)) return next;
  const { unnamed, duties } = parts.obligations;
  next.obligations = {
    ...parts.obligations,
    ...(unnamed !== undefined && {
      unnamed: withField(unnamed, 'department', '/obligations/unnamed/department', change),
    }),
    ...(Array.isArray(duties) && {
      duties: duties.map((duty: unknown, i) =>
        withField(duty, 'to', `/obligations/duties/${keyOf(duty, i)}/to`, change),
      ),
    }),
  };
  return next;
}

/** A place of the rules that gives a department something to do. */
export interface NamedDepartment {
  department: string;
  /** A JSON pointer, entries of lists by their key. */
  path: string;
}

/** Returns what a place of the rules is about when a department is split: a type, a task, or neither. */
export function subjectAt(path: string): Subject | 'rest' {
  const [, part, key = ''] = path.split('/');
  if (part === 'cellTypes') return `type:${key}`;
  return part === 'tasks' ? `item:${taskId({ number: Number(key) })}` : 'rest';
}

/** Returns every place at which rules give a department something to do. */
export function departmentsNamedIn(parts: Parts): NamedDepartment[] {
  const found: NamedDepartment[] = [];
  mapDepartments(parts, (departments, path) => {
    found.push(...departments.map((department) => ({ department, path })));
    return departments;
  });
  return found;
}

function withField(
  row: unknown,
  field: string,
  path: string,
  change: (departments: readonly string[], path: string) => readonly string[],
): unknown {
  if (!isRow(row)) return row;
  const value = row[field];
  if (typeof value === 'string') return { ...row, [field]: change([value], path)[0] ?? value };
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isList ? { ...row, [field]: [...change(value, path)] } : row;
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
