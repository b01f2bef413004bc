import type { Actor, Stage } from '@app/domain';
import type { Pool } from 'pg';
import { FEW, narrow } from './narrowing';
import { pageOfWays, waysTo } from './ways';
import { parameters, type Reader } from './scope';

/** What a list asks for; every condition narrows it. */
export interface ApplicationsWanted {
  stage?: Stage;
  cellType?: string;
  department?: string;
  programmeYear?: number;
  waitingFor?: string;
  stalled?: boolean;
  /** Part of the unit's name, or the beginning of the number. */
  q?: string;
  /** Where the page before ended. */
  after?: PlaceInList;
  limit: number;
}

/** Where an application stands in the list; the moment in full precision. */
export interface PlaceInList {
  moment: string;
  id: string;
}

/** One line of the list. */
export interface ApplicationLine {
  id: string;
  number: string;
  programmeYear: number;
  cellType: string;
  unitName: string;
  stage: Stage;
  waitingFor: { seat: string; dueOn: string; overdue: boolean }[];
  submittedAt: Date | null;
  updatedAt: Date;
}

/**
 * One page of the applications that the viewer may see, newest first: which they are. Asked of the indexes, which row
 * security would not let be used; the lines are then read as the person.
 */
export async function findApplicationPage(
  pool: Pool,
  viewer: Actor,
  wanted: ApplicationsWanted,
  few = FEW,
): Promise<PlaceInList[]> {
  const { values, put } = parameters();
  const ways = waysTo(viewer, wanted, await narrow(pool, wanted, put, few), put);
  if (ways.length === 0) return [];
  const { rows } = await pool.query<PlaceInList>(
    `SELECT id, updated_at::text AS moment FROM (${pageOfWays(ways, wanted, put)}) page ORDER BY updated_at DESC, id DESC`,
    values,
  );
  return rows;
}

/** The lines of these applications, in this order. */
export async function findApplicationLines(db: Reader, ids: string[]): Promise<ApplicationLine[]> {
  const { rows } = await db.query<ApplicationLine>({
    name: 'find-application-lines',
    text: `SELECT a.id, a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType", u.name AS "unitName",
                  a.stage, a.submitted_at AS "submittedAt", a.updated_at AS "updatedAt",
                  coalesce((SELECT jsonb_agg(jsonb_build_object('seat', t.seat, 'dueOn', t.due_on, 'overdue', t.overdue)
                              ORDER BY t.due_on, t.seat) FROM task t WHERE t.application_id = a.id), '[]') AS "waitingFor"
             FROM unnest($1::uuid[]) WITH ORDINALITY AS page (id, place)
             JOIN application a ON a.id = page.id
             JOIN unit u ON u.id = a.unit_id
            ORDER BY page.place`,
    values: [ids],
  });
  return rows;
}
