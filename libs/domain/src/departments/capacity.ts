import type { Actor } from '../application/commands';

/** Returns the departments for which a person may act: the own one first, then those whose work it has taken over. */
export function departmentsOf({ role, department, actsFor = [] }: Actor): string[] {
  return role === 'department' && department ? [...new Set([department, ...actsFor])] : [];
}

/** Whether a person may act for a department: it is the own one, or its work has passed to the own one. */
export function speaksFor(actor: Actor, department: string | undefined): boolean {
  return department !== undefined && departmentsOf(actor).includes(department);
}

/**
 * Returns the person as a member of that one of the given departments, in their order, for which he may act. Seats of a case
 * and parts of an obligation keep the id of the department of their day; its successor acts under it. Unchanged when he may
 * act for none.
 */
export function inCapacity(actor: Actor, departments: readonly string[]): Actor {
  if (!actor.actsFor) return actor;
  const held = departmentsOf(actor);
  const department = departments.find((one) => held.includes(one));
  return department === undefined || department === actor.department
    ? actor
    : { ...actor, department, actsFor: held };
}

/** Whether a person reads of a case no more than its unit may read: opinions when they are told, authorities, not officers. */
export function readsAsUnit({ role }: Actor): boolean {
  return role === 'applicant' || role === 'town';
}
