import { type CivilDate, type DepartmentRegister, endedBy, existsOn, heirsOn, namesOn } from '@app/domain';
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

/** A department that a vendor's rules name at a place, and who is put there instead. */
export interface Replaced {
  department: string;
  successor: string;
  /** JSON pointer, entries of lists by their key. */
  path: string;
}

/**
 * Returns the vendor's rules as they are for an office whose departments have changed: with the successor of each department that is
 * no more on a day, and what was replaced. Where the office's own rules name that department they stay alike: its successor does that work.
 * What a split does not decide stays.
 */
export function besideOffice<P extends Parts>(
  vendor: P,
  office: Parts,
  register: DepartmentRegister,
  day: CivilDate,
): { rules: P; replaced: Replaced[] } {
  const kept = new Set(departmentsNamedIn(office).map(({ path, department }) => `${path} ${department}`));
  const replaced: Replaced[] = [];
  const next = mapDepartments(vendor, (departments, path) => {
    const heirOf = (id: string) =>
      kept.has(`${path} ${id}`) ? undefined : soleHeir(register, id, day, path);
    const heirs = departments.map(heirOf);
    const after = departments.map((id, i) => heirs[i] ?? id);
    departments.forEach((department, i) => {
      if (heirs[i] !== undefined) replaced.push({ department, successor: heirs[i], path });
    });
    return after.filter((id, i) => !heirs.includes(id) || after.indexOf(id) === i);
  });
  return { rules: replaced.length > 0 ? (next as P) : vendor, replaced };
}

/**
 * Returns the parts with a row in the list of departments for each one that they name and that exists on a day without being listed:
 * one that the register of departments has, and the circular of the year has not.
 */
export function withListed(parts: Parts, register: DepartmentRegister, day: CivilDate): Row {
  const { departments } = parts;
  if (!Array.isArray(departments) || !departments.every(isRow)) return { ...parts };
  const listed = new Set(departments.map(({ id }) => id));
  const named = new Set(departmentsNamedIn(parts).map(({ department }) => department));
  const added = [...named].filter((id) => !listed.has(id) && existsOn(register, id, day));
  const rows = added.map((id) => {
    const { name, fullName } = namesOn(register, id, day)!;
    return {
      ...{ id, name, fullName, basis: 'assumed', fullNameBasis: 'assumed' },
      ...{ level: 'district', kind: 'department', tasks: tasksOf(id, parts.tasks) ?? [] },
    };
  });
  return { ...parts, departments: [...departments, ...rows] };
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
