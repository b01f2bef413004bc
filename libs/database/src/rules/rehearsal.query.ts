import type { Pool } from 'pg';

/** SQL: programme time minus real time (ms), as the column "offset". */
export const OFFSET = `coalesce((SELECT offset_ms FROM programme_clock), 0)::float8 AS "offset"`;

/** Programme time = real time + `offset` (ms). */
export interface ProgrammeTimeRow {
  rehearsal: boolean;
  offset: number;
  /** The target of a move that is under way or was interrupted. */
  movingTo: Date | null;
}

/** Returns programme time. Throws when the database has no seed. */
export async function findProgrammeTime(pool: Pool): Promise<ProgrammeTimeRow> {
  const { rows } = await pool.query<ProgrammeTimeRow>({
    name: 'find-clock',
    text: 'SELECT rehearsal, offset_ms AS "offset", moving_to AS "movingTo" FROM programme_clock',
  });
  if (!rows[0]) throw new Error('the programme clock was never set: the seed is missing');
  return rows[0];
}

/** Sets programme time to `to` (ms), as part of a move to `movingTo`. The offset never falls. Returns the offset. */
export async function setProgrammeTime(pool: Pool, to: number, movingTo = to): Promise<number> {
  const { rows } = await pool.query<{ offset: number }>(
    `UPDATE programme_clock SET moving_to = to_timestamp($3::float8 / 1000),
            offset_ms = greatest(offset_ms, $1::bigint - $2::bigint) RETURNING offset_ms AS "offset"`,
    [Math.ceil(to), Date.now(), movingTo],
  );
  return rows[0]!.offset;
}

/** Ends a move: everything due by the new moment has been recorded. */
export async function endMove(pool: Pool): Promise<void> {
  await pool.query('UPDATE programme_clock SET moving_to = NULL');
}
