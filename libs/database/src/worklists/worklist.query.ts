import { UNIT_NAME } from '../applications/unit-of.sql';
import {
  type Actor,
  type CityResult,
  type ClockName,
  departmentsIn,
  departmentsOf,
  hasShares,
  seatsHeldBy,
  type Stage,
  type TaskPause,
} from '@app/domain';
import type { Pool } from 'pg';
import { findLedTypes, isLedType } from '../applications/lead-groups.query';
import { likeNumber, unitNamed } from '../applications/name-words';
import { parameters, type Put, type Reader } from './scope';
import { byCode, byDay, byPinyin, columnOf, type SortBy, type SortKey, sortedPage } from './sorting';

/** The columns by which the list can be sorted. */
export type TaskColumn = 'unit' | 'type' | 'number' | 'clock' | 'due' | 'opened';

/** What each column of the list of tasks is sorted by. */
export const TASK_KEYS: Record<TaskColumn, SortKey> = {
  unit: byPinyin(UNIT_NAME),
  type: byCode('a.cell_type'),
  number: byCode('a.number'),
  clock: byCode('t.clock'),
  due: byDay('t.due_on'),
  opened: byDay('t.opened_on'),
};

/** The place of a task in a list. `key` is what the list is sorted by, as text: the last day, where no order is asked for. */
export interface PlaceOfTask {
  key: string;
  applicationId: string;
  seat: string;
}

/** Which part of a list of tasks is asked for. */
export interface TasksWanted {
  programmeYear?: number;
  cellType?: string;
  clock?: ClockName;
  overdue?: boolean;
  /** Not later than this day. */
  dueBy?: string;
  /** Part of the unit's name, or the beginning of the number. */
  q?: string;
  /** The order; without it the earliest last day comes first. */
  sort?: SortBy<TaskColumn>;
  after?: PlaceOfTask;
  limit: number;
}

/** One task in the work list. */
export interface TaskLine extends Omit<PlaceOfTask, 'key'> {
  dueOn: string;
  number: string;
  unitName: string;
  programmeYear: number;
  cellType: string;
  /** The version of the rules that it is bound to. */
  pinnedVersion: string | null;
  stage: Stage;
  clock: ClockName;
  openedOn: string;
  toldDueOn: string;
  provisional: boolean;
  overdue: boolean;
  paused: boolean;
  /** Set for an overdue task: when its period was paused. */
  pauses: TaskPause[] | null;
  assignee: string | null;
  /** What the city answered, and the year in which the cell counts; null before. */
  cityResult: CityResult | null;
  countsIn: number | null;
}

/**
 * 待办 (work list): returns one page of the tasks of a person, by last day or as `sort` says, as places only. The lines are read afterwards
 * as the person.
 */
export async function findWorklistPage(
  pool: Pool,
  viewer: Actor,
  wanted: TasksWanted,
): Promise<PlaceOfTask[]> {
  const { values, put } = parameters();
  const seats = await seatsOf(pool, viewer, put);
  if (seats.length === 0) return [];
  return wanted.sort
    ? sortedTasks(pool, values, put, seats, { ...wanted, sort: wanted.sort })
    : pageOfTasks(pool, values, put, seats, wanted);
}

/** Returns the lines of these tasks, in this order. */
export async function findTaskLines(db: Reader, page: Omit<PlaceOfTask, 'key'>[]): Promise<TaskLine[]> {
  const { rows } = await db.query<TaskLine>({
    name: 'find-task-lines',
    text: `SELECT a.id AS "applicationId", a.number, ${UNIT_NAME} AS "unitName", a.programme_year AS "programmeYear",
                  a.cell_type AS "cellType", a.rules_version AS "pinnedVersion", a.stage, t.seat, t.clock, t.opened_on AS "openedOn", t.due_on AS "dueOn",
                  t.told_due_on AS "toldDueOn", t.provisional, t.overdue, t.paused, t.assignee,
                  a.state ->> 'cityResult' AS "cityResult",
                  (SELECT assessment_year FROM cell WHERE application_id = a.id) AS "countsIn",
                  CASE WHEN t.overdue THEN (SELECT s -> 'pauses' FROM jsonb_array_elements(a.state -> 'tasks') s
                    WHERE s ->> 'seat' = t.seat) END AS pauses
             FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS page (application_id, seat, place)
             JOIN task t ON t.application_id = page.application_id AND t.seat = page.seat
             JOIN application a ON a.id = page.application_id
             JOIN unit u ON u.id = a.record_id
            ORDER BY page.place`,
    values: [page.map(({ applicationId }) => applicationId), page.map(({ seat }) => seat)],
  });
  return rows;
}

/** Returns the SQL conditions of the tasks of a person, one per seat, so that each reads its own index. */
async function seatsOf(pool: Pool, viewer: Actor, put: Put): Promise<string[]> {
  const inspects = () =>
    `t.seat = 'inspection' AND a.state -> 'inspection' -> 'inspectors' ? ${put(viewer.id)}::text
      AND a.id IN (SELECT application_id FROM inspector_assignment WHERE user_id = ${put(viewer.id)}::uuid)`;
  switch (viewer.role) {
    case 'applicant':
      return [`t.seat = 'applicant' AND a.applicant_id = ${put(viewer.id)}::uuid`];
    case 'department': {
      const seats = seatsHeldBy(viewer);
      // The lead that is named first files the sheet of the inspection.
      const first = await findLedTypes(pool, seats);
      const shared = hasShares(seats) ? seatsOfShares(seats, put) : undefined;
      const own =
        shared ?? departmentsOf(viewer).map((department) => `t.seat = ${put(`department:${department}`)}`);
      return [...own, `t.seat = 'inspection' AND ${isLedType(first, put)}`, inspects()];
    }
    case 'inspector':
      return [inspects()];
    case 'office':
      return [`t.seat = 'office'`];
    case 'town':
    case 'auditor':
    case 'admin':
      return [];
  }
}

/** The seats of departments of which the person holds everything but some types, or some types alone. */
function seatsOfShares(seats: string[], put: Put): string[] {
  const held = put(seats);
  return departmentsIn(seats).map(
    (department) =>
      `t.seat = ${put(`department:${department}`)} AND holds(${held}::text[], t.department_id, 'type:' || a.cell_type)`,
  );
}

// Each branch reads its own first page in order; UNION removes the tasks that two branches find.
async function pageOfTasks(
  pool: Pool,
  values: unknown[],
  put: Put,
  seats: string[],
  { after, limit, ...wanted }: TasksWanted,
): Promise<PlaceOfTask[]> {
  const narrowed = conditionsOf(wanted, put);
  if (after) {
    const place = `(${put(after.key)}::date, ${put(after.applicationId)}::uuid, ${put(after.seat)}::text)`;
    narrowed.push(`(t.due_on, t.application_id, t.seat) > ${place}`);
  }
  const most = put(limit);
  const branches = seats.map((seat) => {
    const conditions = [seat, ...narrowed].join(' AND ');
    const join = /\ba\./.test(conditions) ? 'JOIN application a ON a.id = t.application_id' : '';
    return `(SELECT t.due_on, t.application_id, t.seat FROM task t ${join} WHERE ${conditions}
              ORDER BY t.due_on, t.application_id, t.seat LIMIT ${most})`;
  });
  const { rows } = await pool.query<PlaceOfTask>(
    `SELECT due_on AS key, application_id AS "applicationId", seat FROM (${branches.join(' UNION ')}) p
      ORDER BY due_on, application_id, seat LIMIT ${most}`,
    values,
  );
  return rows;
}

// Every task of the person is read and sorted; a person has few beside the applications of a district.
async function sortedTasks(
  pool: Pool,
  values: unknown[],
  put: Put,
  seats: string[],
  { after, limit, sort, ...wanted }: TasksWanted & { sort: SortBy<TaskColumn> },
): Promise<PlaceOfTask[]> {
  const { column, down } = columnOf(sort);
  const { sql, type } = TASK_KEYS[column];
  const narrowed = [...conditionsOf(wanted, put), 'true'].join(' AND ');
  const held = seats.map((seat) => `(${seat})`).join(' OR ');
  const rows = `SELECT t.application_id, t.seat, t.application_id || ' ' || t.seat AS tie, ${sql} AS key
    FROM task t JOIN application a ON a.id = t.application_id JOIN unit u ON u.id = a.record_id
   WHERE (${held}) AND ${narrowed}`;
  const place = after && { key: after.key, tie: `${after.applicationId} ${after.seat}` };
  const { rows: found } = await pool.query<{ application_id: string; seat: string; place: string }>(
    sortedPage(rows, { type, down, tieType: 'text', after: place, limit }, put),
    values,
  );
  return found.map(({ application_id: applicationId, seat, place: key }) => ({ key, applicationId, seat }));
}

function conditionsOf(
  { programmeYear, cellType, clock, overdue, dueBy, q }: Omit<TasksWanted, 'limit' | 'sort'>,
  put: Put,
): string[] {
  const conditions: string[] = [];
  if (programmeYear) conditions.push(`a.programme_year = ${put(programmeYear)}`);
  if (cellType) conditions.push(`a.cell_type = ${put(cellType)}`);
  if (clock) conditions.push(`t.clock = ${put(clock)}`);
  if (overdue !== undefined) conditions.push(overdue ? 't.overdue' : 'NOT t.overdue');
  if (dueBy) conditions.push(`t.due_on <= ${put(dueBy)}::date`);
  if (q) conditions.push(nameOrNumber(q, put));
  return conditions;
}

function nameOrNumber(q: string, put: Put): string {
  const named = `EXISTS (SELECT FROM unit u WHERE u.id = a.record_id AND ${unitNamed(q, put)})`;
  return `(a.number LIKE ${put(likeNumber(q))} OR ${named})`;
}
