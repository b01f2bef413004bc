import { findProgrammeTime } from '@app/database';
import { type CivilDate, civilDateAt, type Instant } from '@app/domain';
import type { Pool } from 'pg';
import { refuse } from '../common/problems';

/** A programme year as it stands in a path; anything else is none. */
export function yearOf(text: string): number {
  if (!/^2\d{3}$/.test(text)) throw refuse('notFound');
  return Number(text);
}

/** Programme time now (ms), and its day. */
export async function programmeNow(pool: Pool): Promise<{ at: Instant; today: CivilDate }> {
  const { offset } = await findProgrammeTime(pool);
  const at = Date.now() + offset;
  return { at, today: civilDateAt(at) };
}
