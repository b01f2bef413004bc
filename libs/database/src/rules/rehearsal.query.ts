import type { Pool } from 'pg';

/** The programme clock's offset (ms), as SQL. */
export const OFFSET = `coalesce((SELECT offset_ms FROM programme_clock), 0)::float8 AS "offset"`;

/** The programme clock: programme time = real time + offset (ms). */
export interface ProgrammeTimeRow {
  rehearsal: boolean;
  offset: number;
  /** Where a move is under way to, or was when it was broken off. */
  movingTo: Date | null;
}

/** Throws when the database was never seeded. */
export async function findProgrammeTime(pool: Pool): Promise<ProgrammeTimeRow> {
  const { rows } = await pool.query<ProgrammeTimeRow>({
    name: 'find-clock',
    text: 'SELECT rehearsal, offset_ms AS "offset", moving_to AS "movingTo" FROM programme_clock',
  });
  if (!rows[0]) throw new Error('the programme clock was never set: the seed is missing');
  return rows[0];
}

/**
 * Sets the clock so that it is `to` (ms) now, on its way to `movingTo`; the offset never falls. Answers the offset.
 */
export async function setProgrammeTime(pool: Pool, to: number, movingTo = to): Promise<number> {
  const { rows } = await pool.query<{ offset: number }>(
    `UPDATE programme_clock SET moving_to = to_timestamp($3::float8 / 1000),
            offset_ms = greatest(offset_ms, $1::bigint - $2::bigint) RETURNING offset_ms AS "offset"`,
    [Math.ceil(to), Date.now(), movingTo],
  );
  return rows[0]!.offset;
}

/** Everything due by the new moment has been recorded. */
export async function endMove(pool: Pool): Promise<void> {
  await pool.query('UPDATE programme_clock SET moving_to = NULL');
}
