import { UNIT_NAME } from './unit-of.sql';
import type { Actor, Stage, TaskPause } from '@app/domain';
import type { Pool } from 'pg';
import { FEW, narrow } from './selective-filters';
import { findSortedApplications } from './sorted-applications.query';
import { newestOfPaths, accessPathsTo } from './access-paths';
import type { ApplicationsWanted, PlaceInList } from './applications-wanted';
import { parameters, type Reader } from '../worklists/scope';

/** A place before every row of a list that begins with the newest. */
const NEWEST: PlaceInList = { key: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
const MOST_AT_ONCE = 5000;

/** One line of the list. */
export interface ApplicationLine {
  id: string;
  number: string;
  programmeYear: number;
  cellType: string;
  /** The version of the rules that it is bound to; null for a draft. */
  pinnedVersion: string | null;
  leads: string[];
  unitName: string;
  /** 补录: recorded after it was named, or begun on paper. */
  isRecorded: boolean;
  stage: Stage;
  waitingFor: {
    seat: string;
    dueOn: string;
    overdue: boolean;
    paused: boolean;
    /** Set for a late task: when and why its period was paused. */
    pauses: TaskPause[] | null;
  }[];
  submittedAt: Date | null;
  updatedAt: Date;
  /** Programme time of its last event; of a draft the time of its last change. */
  changedAt: Date;
  /** A draft as it was made: never saved, without files. */
  isUntouched: boolean;
}

/**
 * Returns one page of the applications that the viewer may see, newest first or as `sort` says, as places only. It reads without row
 * security, which would keep PostgreSQL from using the indexes; the lines are read afterwards as the viewer.
 */
export async function findApplicationPage(
  pool: Pool,
  viewer: Actor,
  wanted: ApplicationsWanted,
  few = FEW,
): Promise<PlaceInList[]> {
  if (wanted.sort) return findSortedApplications(pool, viewer, { ...wanted, sort: wanted.sort });
  const { values, put } = parameters();
  const narrowings = await narrow(pool, viewer, wanted, put, few);
  const fixed = values.length;
  const place = `(a.updated_at, a.id) < (${put(NEWEST.key)}::timestamptz, ${put(NEWEST.id)}::uuid)`;
  const most = put(wanted.limit);
  const paths = narrowings.flatMap((narrowing) => accessPathsTo(viewer, wanted, narrowing, place, put));
  if (paths.length === 0) return [];
  const [{ perRow: perRow }] = narrowings;
  const fits =
    perRow.length > 0 ? `(SELECT ${perRow.join(' AND ')} FROM application a WHERE a.id = p.id)` : 'true';
  const text = `SELECT id, updated_at::text AS key, ${fits} AS fits
                  FROM (${newestOfPaths(paths, wanted, most, put)}) p ORDER BY updated_at DESC, id DESC`;

  const page: PlaceInList[] = [];
  let after = wanted.after ?? NEWEST;
  for (
    let some = perRow.length > 0 ? 4 * wanted.limit : wanted.limit;
    ;
    some = Math.min(2 * some, MOST_AT_ONCE)
  ) {
    values.splice(fixed, 3, after.key, after.id, some);
    const { rows } = await pool.query<PlaceInList & { fits: boolean }>(text, values);
    for (const { id, key, fits: isWanted } of rows) if (isWanted) page.push({ id, key });
    if (page.length >= wanted.limit || rows.length < some) return page.slice(0, wanted.limit);
    after = rows.at(-1)!;
  }
}

/** Returns the lines of these applications, in this order. */
export async function findApplicationLines(db: Reader, ids: string[]): Promise<ApplicationLine[]> {
  const { rows } = await db.query<ApplicationLine>({
    name: 'find-application-lines',
    text: `SELECT a.id, a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType",
                  a.rules_version AS "pinnedVersion", a.leads,
                  coalesce(${UNIT_NAME}, a.draft -> 'unit' ->> 'name', '') AS "unitName", a.imported_in IS NOT NULL AS "isRecorded",
                  a.stage, a.submitted_at AS "submittedAt", a.updated_at AS "updatedAt",
                  coalesce((SELECT e.at FROM application_event e WHERE e.application_id = a.id ORDER BY e.seq DESC LIMIT 1), a.updated_at
                    + coalesce((SELECT offset_ms FROM programme_clock), 0) * interval '1 millisecond') AS "changedAt",
                  a.stage = 'draft' AND a.draft_version = 1 AND a.form = '{}' AND a.self_score = '{}'
                    AND coalesce(a.draft -> 'contact' ->> 'phone', '') = '' AND NOT EXISTS (SELECT FROM file f WHERE f.application_id = a.id) AS "isUntouched",
                  coalesce((SELECT jsonb_agg(jsonb_build_object('seat', t.seat, 'dueOn', t.due_on, 'overdue', t.overdue,
                                'paused', t.paused, 'pauses',
                                CASE WHEN t.overdue THEN (SELECT s -> 'pauses' FROM jsonb_array_elements(a.state -> 'tasks') s
                                  WHERE s ->> 'seat' = t.seat) END)
                              ORDER BY t.due_on, t.seat) FROM task t WHERE t.application_id = a.id), '[]') AS "waitingFor"
             FROM unnest($1::uuid[]) WITH ORDINALITY AS page (id, place)
             JOIN application a ON a.id = page.id
             LEFT JOIN unit u ON u.id = a.record_id
            ORDER BY page.place`,
    values: [ids],
  });
  return rows;
}
