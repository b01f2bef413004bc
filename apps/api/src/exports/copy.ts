import { findProgrammeTime } from '@app/database';
import { civilDateAt } from '@app/domain';
import type { Pool } from 'pg';
import { isoAt } from '../common/time';

/** Returns the note of an export: its number of rows and its time (programme time). */
export async function copyOf(pool: Pool, total: number, notes: readonly string[] = []) {
  const { offset } = await findProgrammeTime(pool);
  const at = isoAt(Date.now() + offset)
    .slice(0, 16)
    .replace('T', ' ');
  return { total, notes: [...notes, `共 ${total} 行，导出于 ${at}。`] };
}

/** Today in programme time. */
export async function todayOf(pool: Pool): Promise<string> {
  return civilDateAt(Date.now() + (await findProgrammeTime(pool)).offset);
}
