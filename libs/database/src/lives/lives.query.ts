import { type Beginning, KIND_NAMES, type KindName, type Kinds } from '@app/domain';
import type { Pool } from 'pg';
import { OFFSET } from '../rules/rehearsal.query';
import { RECORDS } from './kinds';

/** A reference to a life. `name` is its business id: the number of an application, the key of an obligation, a year. */
export interface LifeRef<N extends KindName = KindName> {
  kind: N;
  id: string;
  name: string;
}

/** An open life as last recorded. */
export type OpenLife<N extends KindName> = Pick<Beginning<Kinds[N]>, 'state' | 'rules'>;

/** A place in the list of all open lives, which is ordered by kind, then by id. */
export interface OpenPlace {
  kind: KindName;
  /** After this id; '' is the beginning of the kind. */
  after: string;
}

const PAGE = 200;

/** Where the list begins. */
export const FIRST_PLACE: OpenPlace = { kind: KIND_NAMES[0]!, after: '' };

/**
 * Returns one page of open lives from a place on, or, if `timed`, only of those that time itself ends or moves. `next` is the place
 * after the page, undefined at the end of the list.
 */
export async function findOpenPage(
  pool: Pool,
  { kind, after }: OpenPlace,
  timed = false,
): Promise<{ lives: LifeRef[]; next?: OpenPlace }> {
  const lives = await openAfter<LifeRef>(pool, kind, after, refOf(kind), timed);
  if (lives.length === PAGE) return { lives, next: { kind, after: lives.at(-1)!.id } };
  const next = KIND_NAMES[KIND_NAMES.indexOf(kind) + 1];
  return { lives, next: next && { kind: next, after: '' } };
}

/** Yields every open life of a kind with its state, read page by page. */
export async function* readOpen<N extends KindName>(pool: Pool, kind: N): AsyncGenerator<OpenLife<N>> {
  for (let after = ''; ;) {
    const page = await openAfter<OpenLife<N>>(pool, kind, after, 'state, rules');
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.state.id;
  }
}

async function openAfter<Row extends object>(
  pool: Pool,
  kind: KindName,
  after: string,
  columns: string,
  timed = false,
): Promise<Row[]> {
  const { table, idType } = RECORDS[kind];
  const { rows } = await pool.query<Row>(
    `SELECT ${columns} FROM ${table}
      WHERE is_open ${timed ? 'AND next_clock_at IS NOT NULL' : ''} AND ($1 = '' OR id > nullif($1, '')::${idType}) ORDER BY id LIMIT ${PAGE}`,
    [after],
  );
  return rows;
}

/** Returns what the workflow of an open life restarts from; undefined when it is over or has not begun. */
export async function findLast<N extends KindName>(
  pool: Pool,
  { kind, id }: { kind: N; id: string },
): Promise<Beginning<Kinds[N]> | undefined> {
  const { rows } = await pool.query<Beginning<Kinds[N]>>(
    `SELECT state, rules, ${OFFSET} FROM ${tableOf(kind)} WHERE id = $1 AND is_open`,
    [id],
  );
  return rows[0];
}

/** Returns the open lives that time itself ends or moves by a moment (ms), earliest first, at most 200 of each kind. */
export async function findDue(pool: Pool, by: number): Promise<(LifeRef & { due: number })[]> {
  const { rows } = await pool.query<LifeRef & { due: number }>(
    `SELECT * FROM (${KIND_NAMES.map(
      (kind) =>
        `(SELECT ${refOf(kind)}, (extract(epoch FROM next_clock_at) * 1000)::float8 AS due FROM ${tableOf(kind)}
           WHERE is_open AND next_clock_at <= to_timestamp($1::float8 / 1000) ORDER BY next_clock_at, id LIMIT ${PAGE})`,
    ).join(' UNION ALL ')}) AS open ORDER BY due, kind DESC, id`,
    [by],
  );
  return rows;
}

/** Returns how many open lives have a timer, a reminder or a mark 逾期 due by a moment (ms). */
export async function countDue(pool: Pool, by: number): Promise<number> {
  const { rows } = await pool.query<{ due: number }>(
    `SELECT count(*)::int AS due FROM (${KIND_NAMES.map(
      (kind) =>
        `SELECT FROM ${tableOf(kind)} WHERE is_open
           AND (${momentsOf(kind)
             .map((column) => `${column} <= to_timestamp($1::float8 / 1000)`)
             .join(' OR ')})`,
    ).join(' UNION ALL ')}) AS open`,
    [by],
  );
  return rows[0]!.due;
}

/** Returns the earliest moment (ms) of a timer, a reminder or a mark 逾期 of an open life; null when there is none. */
export async function findNextMoment(pool: Pool): Promise<number | null> {
  const { rows } = await pool.query<{ at: number | null }>({
    name: 'next-moment',
    text: `SELECT (extract(epoch FROM least(${KIND_NAMES.flatMap((kind) =>
      momentsOf(kind).map((column) => `(SELECT min(${column}) FROM ${tableOf(kind)} WHERE is_open)`),
    ).join(', ')})) * 1000)::float8 AS at`,
  });
  return rows[0]!.at;
}

/** Returns the open lives that still count with an older calendar, except those with the ids `except`. */
export async function findBehindCalendar(
  pool: Pool,
  calendarVersion: number,
  limit: number,
  except: string[] = [],
): Promise<LifeRef<'application' | 'obligation' | 'cell'>[]> {
  const { rows } = await pool.query<LifeRef<'application' | 'obligation' | 'cell'>>(
    `${KIND_NAMES.filter((kind) => RECORDS[kind].hasCalendar)
      .map(
        (kind) => `(SELECT ${refOf(kind)} FROM ${tableOf(kind)}
       WHERE is_open AND calendar_version < $1 AND id <> ALL($3::uuid[]) ORDER BY calendar_version, id LIMIT $2)`,
      )
      .join(' UNION ALL ')} LIMIT $2`,
    [calendarVersion, limit, except],
  );
  return rows;
}

/** A recorded command that its workflow may not have handled. */
export interface UnacknowledgedCommand extends LifeRef {
  commandId: string;
}

/** Returns the commands recorded at least `ageMs` ago and not acknowledged, oldest first, with the life of each. */
export async function findUnacknowledged(
  pool: Pool,
  ageMs: number,
  limit: number,
): Promise<UnacknowledgedCommand[]> {
  const { rows } = await pool.query<UnacknowledgedCommand>(
    `SELECT c.id AS "commandId", life.* FROM command c CROSS JOIN LATERAL (${KIND_NAMES.map(
      (kind) =>
        `SELECT ${refOf(kind)} FROM ${tableOf(kind)} AS t WHERE t.id = c.${RECORDS[kind].commandOf}::${RECORDS[kind].idType}`,
    ).join(' UNION ALL ')}) AS life
      WHERE c.acknowledged_at IS NULL AND c.recorded_at <= now() - $1::float8 * interval '1 ms'
      ORDER BY c.recorded_at LIMIT $2`,
    [ageMs, limit],
  );
  return rows;
}

/** The columns with the next moments of a kind; what counts working days has reminders. */
function momentsOf(kind: KindName): string[] {
  return RECORDS[kind].hasCalendar ? ['next_clock_at', 'next_reminder_at'] : ['next_clock_at'];
}

function tableOf(kind: KindName): string {
  return RECORDS[kind].table;
}

/** The columns of a LifeRef. */
function refOf(kind: KindName): string {
  return `'${kind}' AS kind, id::text AS id, ${RECORDS[kind].name} AS name`;
}
