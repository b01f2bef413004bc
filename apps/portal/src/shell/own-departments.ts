import type { Me } from '@app/contracts';

/** Returns the ids of the departments for which the user acts: the own one, and those whose work it has taken over. */
export function ownDepartments({ department }: Me): string[] {
  return department ? (department.actsFor ?? [department.id]) : [];
}

/** Whether a seat is that of a department for which the user acts. */
export function isOwnSeat(me: Me, seat: string): boolean {
  return ownDepartments(me).some((id) => seat === `department:${id}`);
}
