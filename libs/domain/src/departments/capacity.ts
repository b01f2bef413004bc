import type { Actor } from '../application/commands';
import type { Subject } from './register';

/**
 * Returns the departments for which a person may act: the own one first, then those whose work it has taken over. A department whose
 * work it has taken over in some subjects alone is not among them (`actingIn`).
 */
export function departmentsOf({ role, department, actsFor = [] }: Actor): string[] {
  const whole = actsFor.filter((seat) => !seat.includes('/'));
  return role === 'department' && department ? [...new Set([department, ...whole])] : [];
}

/**
 * Whether the seats of a body (`actsFor`) hold a department in a subject. `X` is all of X, less each `-X/type:A`; `X/type:A` is
 * of X the type A alone. The function `holds` in SQL says the same.
 */
export function holds(seats: readonly string[], department: string, about: Subject): boolean {
  const share = `${department}/${about}`;
  return seats.includes(share) || (seats.includes(department) && !seats.includes(`-${share}`));
}

/** Whether seats name shares of split departments. */
export function hasShares(seats: readonly string[]): boolean {
  return seats.some((seat) => seat.includes('/'));
}

/** Returns the departments of which seats hold everything or a share. */
export function departmentsIn(seats: readonly string[]): string[] {
  return [...new Set(seats.filter((seat) => !seat.startsWith('-')).map((seat) => seat.split('/')[0]!))];
}

/** Returns the seats of a person: the departments and shares of departments that are in the hands of the own one. */
export function seatsHeldBy({ role, department, actsFor = [] }: Actor): string[] {
  return role === 'department' && department ? [...new Set([department, ...actsFor])] : [];
}

/** Returns the person with exactly the departments that are in his hands in a subject. Unchanged where no department was split. */
export function actingIn(actor: Actor, about: Subject): Actor {
  const { actsFor = [], ...person } = actor;
  if (!hasShares(actsFor)) return actor;
  const held = departmentsIn(actsFor).filter((id) => holds(actsFor, id, about));
  return held.length > 1 ? { ...person, actsFor: held } : person;
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
