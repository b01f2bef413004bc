import { ROLE_NAMES } from '@app/contracts';
import type { Directory } from '@app/database';
import { type Actor, civilDateAt, readsAsUnit } from '@app/domain';

/** Who has done what an event tells: a user id or `system`, with the account's name, role and department. */
interface Author {
  by: string;
  byName: string | null;
  byRole: string | null;
  byDepartment: string | null;
  /** The moment of the event, in programme time. */
  at: Date;
}

/** Returns who has acted, as the viewer may know it: a unit and a 镇街 see the name of the authority, never that of the officer. */
export function authorFor(
  { by, byName, byRole, byDepartment, at }: Author,
  viewer: Actor,
  directory: Directory,
): string {
  if (by === 'system') return '系统';
  if (readsAsUnit(viewer)) {
    if (byDepartment)
      return directory.in(`account:${by}`).department(byDepartment, civilDateAt(at.getTime()));
    if (byRole === 'office' || byRole === 'inspector') return ROLE_NAMES[byRole];
  }
  return byName ?? '';
}
