import type { Application, PinnedRules } from '@app/domain';
import type { Pool } from 'pg';

/** The programme clock: programme time = real time + offset (ms). */
export interface ClockRow {
  rehearsal: boolean;
  offset: number;
  /** Where a move is under way to, or was when it was broken off. */
  movingTo: Date | null;
}

/** Throws when the database was never seeded. */
export async function findClock(pool: Pool): Promise<ClockRow> {
  const { rows } = await pool.query<ClockRow>({
    name: 'find-clock',
    text: 'SELECT rehearsal, offset_ms AS "offset", moving_to AS "movingTo" FROM programme_clock',
  });
  if (!rows[0]) throw new Error('the programme clock was never set: the seed is missing');
  return rows[0];
}

/**
 * Sets the clock so that it is `to` (ms) now, on its way to `movingTo`; the offset never falls. Answers the offset.
 */
export async function setClock(pool: Pool, to: number, movingTo = to): Promise<number> {
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

/** An open application as its workflow can be started from it. */
export interface OpenApplication {
  app: Application;
  rules: PinnedRules;
}

/** Open applications whose clock is due by a moment (ms), the earliest first. */
export async function findDue(
  pool: Pool,
  by: number,
  limit: number,
): Promise<(OpenApplication & { due: number })[]> {
  const { rows } = await pool.query<OpenApplication & { due: number }>(
    `SELECT state AS app, rules, (extract(epoch FROM next_clock_at) * 1000)::float8 AS due
       FROM application WHERE is_open AND next_clock_at <= to_timestamp($1::float8 / 1000)
      ORDER BY next_clock_at, id LIMIT $2`,
    [by, limit],
  );
  return rows;
}

/** How many applications, obligations and programme years are due by a moment (ms). */
export async function countDue(pool: Pool, by: number): Promise<number> {
  const { rows } = await pool.query<{ due: number }>(
    `SELECT ((SELECT count(*) FROM application WHERE is_open AND next_clock_at <= to_timestamp($1::float8 / 1000))
       + (SELECT count(*) FROM obligation WHERE is_open AND next_clock_at <= to_timestamp($1::float8 / 1000))
       + (SELECT count(*) FROM programme WHERE is_open AND next_clock_at <= to_timestamp($1::float8 / 1000)))::int AS due`,
    [by],
  );
  return rows[0]!.due;
}

/** The earliest moment (ms) at which time acts on anything; null when nothing runs. */
export async function findNextMoment(pool: Pool): Promise<number | null> {
  const { rows } = await pool.query<{ at: number | null }>({
    name: 'next-moment',
    text: `SELECT (extract(epoch FROM least(
             (SELECT min(next_clock_at) FROM application WHERE is_open),
             (SELECT min(next_clock_at) FROM obligation WHERE is_open),
             (SELECT min(next_clock_at) FROM programme WHERE is_open))) * 1000)::float8 AS at`,
  });
  return rows[0]!.at;
}

/** Open applications in the order of their ids, after one ('' = from the beginning). */
export async function findOpen(pool: Pool, after: string, limit: number): Promise<OpenApplication[]> {
  const { rows } = await pool.query<OpenApplication>(
    `SELECT state AS app, rules FROM application
      WHERE is_open AND ($1 = '' OR id > nullif($1, '')::uuid) ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rows;
}

/** Runs `work` while no other process does the same under this name; waits for its turn. */
export async function underLock<T>(pool: Pool, name: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    return await work();
  } finally {
    await client
      .query('SELECT pg_advisory_unlock(hashtext($1))', [name])
      .catch((cause: Error) => (broken = cause));
    client.release(broken);
  }
}
