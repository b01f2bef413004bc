import { type CivilDate, type DepartmentRegister, endedBy, existsOn, heirsOn, namesOn } from '@app/domain';
import type { RuleFault } from '../rule-set-error';
import { departmentsNamedIn, type NamedDepartment, type Parts, subjectAt } from './places';

/**
 * Returns a fault for each place that gives work to a department which is dissolved on a day, with those who may take its place.
 * What the version `before` says already stays: the successor does that work.
 */
export function dissolvedFaults(
  next: Parts,
  before: Parts,
  register: DepartmentRegister,
  day: CivilDate,
): RuleFault[] {
  return newlyNamed(next, before)
    .filter(({ department }) => endedBy(register, department, day))
    .map(({ department, path }) => ({
      code: 'departmentDissolved',
      path,
      detail: dissolvedText(register, department, day, path),
    }));
}

/** Returns a fault for each place that gives work to a department which is recorded to begin after a day. */
export function notBegunFaults(
  next: Parts,
  before: Parts,
  register: DepartmentRegister,
  day: CivilDate,
): RuleFault[] {
  const begins = new Map(register.first.map(({ id, beginsOn }) => [id, beginsOn]));
  return newlyNamed(next, before)
    .filter(
      ({ department: id }) => begins.get(id) && !existsOn(register, id, day) && !endedBy(register, id, day),
    )
    .map(({ department: id, path }) => ({
      code: 'departmentNotBegun',
      path,
      detail: `“${namesOn(register, id, day)!.name}”自 ${begins.get(id)} 起才成立，在 ${day} 还不能安排事项。`,
    }));
}

function newlyNamed(next: Parts, before: Parts): NamedDepartment[] {
  const known = new Set(departmentsNamedIn(before).map(({ path, department }) => `${path} ${department}`));
  return departmentsNamedIn(next).filter(({ path, department }) => !known.has(`${path} ${department}`));
}

function dissolvedText(register: DepartmentRegister, id: string, day: CivilDate, path: string): string {
  const nameOf = (one: string) => `“${namesOn(register, one, day)?.name ?? one}”`;
  const heirs = (heirsOn(register, id, day, subjectAt(path)) ?? []).map(nameOf);
  const what = `${nameOf(id)}自 ${endedBy(register, id, day)!.on} 起已经撤销`;
  if (heirs.length === 0) return `${what}，没有承接部门，请改由其他部门承担。`;
  if (heirs.length === 1) return `${what}，由${heirs[0]}承接，请改为${heirs[0]}。`;
  return `${what}，分设后有${heirs.join('、')}，请从中选择。`;
}
