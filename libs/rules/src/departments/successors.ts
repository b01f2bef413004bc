import { type CivilDate, type DepartmentRegister, endedBy, heirsOn, namesOn } from '@app/domain';
import { departmentsNamedIn, isRow, mapDepartments, type Parts, subjectAt } from './places';

type Row = Record<string, unknown>;

/** A department that is no more, who takes its place in rules, and where. */
export interface Succession {
  department: string;
  successor: string;
  /** The number of the act in the register. */
  change: number;
  /** The day from which the department is no more. */
  from: CivilDate;
  /** JSON pointers, entries of lists by their key. */
  paths: string[];
}

/**
 * Returns the parts with the successor of every department that is no more on a day: in leads, tasks, groups, obligations, and in
 * the list of departments, where names are those of the day. A successor that is in the same list already is not doubled. Of a department
 * that was split, a row of a type or a task names the successor that took it over. One that was split without saying what passes to whom,
 * or that nobody succeeds, stays where it is; those of a split are added to the list of departments, to be chosen.
 */
export function withSuccessors(parts: Parts, register: DepartmentRegister, day: CivilDate): Row {
  const next = mapDepartments(parts, (departments, path) => {
    const heirs = departments.map((id) => soleHeir(register, id, day, path));
    const after = departments.map((id, i) => heirs[i] ?? id);
    // The first place counts: the first lead checks the form.
    return after.filter((id, i) => !heirs.includes(id) || after.indexOf(id) === i);
  });
  const { departments } = parts;
  if (!Array.isArray(departments) || !departments.every(isRow)) return next;
  return { ...next, departments: departmentsOn(departments, next, register, day) };
}

/**
 * Returns what `withSuccessors` replaces in the rules of the year before, as far as the parts of the draft have the successor there:
 * an entry for each department, and for each of its successors when it was split.
 */
export function successionsIn(
  before: Parts,
  parts: Parts,
  register: DepartmentRegister,
  day: CivilDate,
): Succession[] {
  const now = new Set(departmentsNamedIn(parts).map(({ path, department }) => `${path} ${department}`));
  const found = new Map<string, Succession>();
  for (const { department, path } of departmentsNamedIn(before)) {
    const successor = soleHeir(register, department, day, path);
    if (successor === undefined || now.has(`${path} ${department}`) || !now.has(`${path} ${successor}`))
      continue;
    const { on: from, number: change } = endedBy(register, department, day)!;
    const key = `${department} ${successor}`;
    const known = found.get(key) ?? { department, successor, change, from, paths: [] };
    found.set(key, { ...known, paths: [...known.paths, path] });
  }
  return [...found.values()];
}

/** Returns who takes the place of a department at a path; undefined when nobody does, or one of several. */
function soleHeir(
  register: DepartmentRegister,
  id: string,
  day: CivilDate,
  path: string,
): string | undefined {
  const heirs = heirsOn(register, id, day, subjectAt(path));
  return heirs?.length === 1 ? heirs[0] : undefined;
}

/** The list of departments: who is no more makes room for those who come after it, once each. */
function departmentsOn(rows: Row[], parts: Row, register: DepartmentRegister, day: CivilDate): Row[] {
  const named = new Set(departmentsNamedIn(parts).map(({ department }) => department));
  const listed = new Set(rows.map(({ id }) => id));
  const touched = new Set<unknown>();
  const next = rows.flatMap((row): Row[] => {
    const heirs = typeof row.id === 'string' ? heirsOn(register, row.id, day) : undefined;
    if (heirs === undefined) return [row];
    for (const id of [row.id, ...heirs]) touched.add(id);
    const added = heirs.filter((id) => !listed.has(id));
    for (const id of added) listed.add(id);
    const stays = heirs.length !== 1 && named.has(row.id as string);
    return [
      ...(stays ? [row] : []),
      ...added.map((id) => ({ ...row, id, basis: 'assumed', fullNameBasis: 'assumed' })),
    ];
  });
  return next.map((row) => ({
    ...row,
    ...namesOf(row.id, touched, register, day),
    ...(touched.has(row.id) && { tasks: tasksOf(row.id, parts.tasks) ?? row.tasks }),
  }));
}

/** The names of a row that was added, or whose department was renamed since it was first recorded. */
function namesOf(id: unknown, touched: ReadonlySet<unknown>, register: DepartmentRegister, day: CivilDate) {
  const isRenamed = register.names.some((one) => one.id === id && one.from <= day);
  if (!isRenamed && !touched.has(id)) return {};
  const names = namesOn(register, id as string, day);
  return names && { name: names.name, fullName: names.fullName };
}

function tasksOf(id: unknown, tasks: unknown): unknown[] | undefined {
  if (!Array.isArray(tasks) || !tasks.every(isRow)) return undefined;
  return tasks
    .filter(({ departments }) => Array.isArray(departments) && departments.includes(id))
    .map(({ number }) => number);
}
