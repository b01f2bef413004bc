import { UNIT_NAME } from '../applications/unit-of.sql';
import {
  CELL_CLOCK_NAMES,
  type CellClock,
  type CivilDate,
  type ClockName,
  nineOn,
  OFFICE_DEPARTMENT,
  type ObligationKind,
  type Pause,
  type Role,
  type WorkCalendar,
  workingDaysLeft,
} from '@app/domain';
import type { Pool, PoolClient } from 'pg';
import { type DigestItem, type DigestPayload, digestPayload, MOST_LINES, type ReturnedItem } from './digest';
import { inTransaction } from '../connection/transaction';
import { currentCalendar } from '../rules/calendar.query';
import { findUncarriedSeals } from '../evidence/digest-seals';

/**
 * Queues the digests of a working day: one mail for each officer who chose the digest and has an open task or obligation,
 * or a case of whose department the city has returned since the last digest. Returns how many, or undefined when the digests of that day are already queued. Runs in one transaction;
 * safe to repeat and to run concurrently.
 */
export async function queueDigests(pool: Pool, day: CivilDate): Promise<number | undefined> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'INSERT INTO morning (day) VALUES ($1) ON CONFLICT (day) DO NOTHING', // a concurrent run waits here
      [day],
    );
    if (!rowCount) return undefined;
    const { calendar } = await currentCalendar(client);
    const digests = digestsOf(await findWaiting(client, day), day, calendar);
    addReturned(digests, await findReturned(client, day), day);
    await addSeals(client, digests);
    await client.query(
      `INSERT INTO outbox (digest_user, digest_on, kind, recipient, seat, send_at, payload)
       SELECT "userId", $2, 'digest', recipient, seat, to_timestamp($3::float8 / 1000), payload
         FROM jsonb_to_recordset($1) AS d("userId" uuid, recipient text, seat text, payload jsonb)`,
      [JSON.stringify(digests), day, nineOn(day)],
    );
    return digests.length;
  });
}

/** A task or an obligation that waits for one officer. */
interface Waiting {
  userId: string;
  recipient: string;
  role: Role;
  department: string | null;
  id: string;
  dueOn: CivilDate;
  number: string | null;
  unitName: string | null;
  cellType: string | null;
  programmeYear: number | null;
  /** The version of the rules that the application is bound to. */
  pinnedVersion: string | null;
  clock: ClockName | CellClock | null;
  paused: boolean;
  /** Set for an overdue task: when its period was paused. */
  pauses: Pause[] | null;
  kind: ObligationKind | null;
  about: string | null;
  missing: number | null;
}

const TASKS = `SELECT officer.*, a.id, t.due_on AS "dueOn", a.number, ${UNIT_NAME} AS "unitName", a.cell_type AS "cellType",
       a.programme_year AS "programmeYear", a.rules_version AS "pinnedVersion", t.clock, t.paused,
       CASE WHEN t.due_on < $1 THEN (SELECT s -> 'pauses' FROM jsonb_array_elements(a.state -> 'tasks') s
         WHERE s ->> 'seat' = t.seat) END AS pauses, NULL AS kind, NULL AS about, NULL::int AS missing
  FROM officer, task t JOIN application a ON a.id = t.application_id JOIN unit u ON u.id = a.record_id`;
/** SQL: the task has not been transferred to a person with an open account. */
const NOT_HANDED = 'NOT EXISTS (SELECT FROM app_user h WHERE h.id = t.assignee AND h.active)';
const OBLIGATIONS = `SELECT officer.*, o.id, o.due_on AS "dueOn", NULL AS number, NULL AS "unitName", NULL AS "cellType",
       NULL::int AS "programmeYear", NULL AS "pinnedVersion", NULL AS clock, false AS paused, NULL::jsonb AS pauses, o.kind, o.about, NULL::int AS missing FROM officer, obligation o`;

const CELLS = `SELECT officer.*, c.id, c.due_on AS "dueOn", c.number, ${UNIT_NAME} AS "unitName", c.cell_type AS "cellType",
       c.programme_year AS "programmeYear", c.rules ->> 'version' AS "pinnedVersion", c.clock, false AS paused, NULL::jsonb AS pauses,
       NULL AS kind, NULL AS about, NULL::int AS missing
  FROM officer, cell_life c JOIN application a ON a.id = c.application_id JOIN unit u ON u.id = a.record_id`;

/** Returns the tasks, also those of named cells, and the obligations by officer, earliest last day first; the same as in the work lists. */
async function findWaiting(client: PoolClient, day: CivilDate): Promise<Waiting[]> {
  const { rows } = await client.query<Waiting>(
    `WITH officer AS (
       SELECT id AS "userId", email AS recipient, role, department_id AS department,
              seats_of(person_body(department_id, id)) AS seats FROM app_user
        WHERE active AND digest AND role IN ('department', 'office', 'inspector')
     ), waiting AS (
       ${TASKS} WHERE t.assignee = "userId"
       UNION
       ${TASKS} WHERE holds(seats, t.department_id, 'type:' || a.cell_type) AND ${NOT_HANDED}
       UNION
       ${TASKS} WHERE t.seat = 'inspection' AND holds(seats, a.leads[1], 'type:' || a.cell_type) AND ${NOT_HANDED}
       UNION
       ${TASKS} WHERE t.seat = 'inspection' AND a.state -> 'inspection' -> 'inspectors' ? "userId"::text AND ${NOT_HANDED}
       UNION
       ${TASKS} WHERE t.seat = 'office' AND role = 'office' AND ${NOT_HANDED}
       UNION
       ${CELLS} WHERE c.is_open AND holds(seats, c.department_id, 'type:' || c.cell_type)
       UNION
       ${CELLS} WHERE c.is_open AND c.department_id IS NOT NULL AND c.state -> 'check' -> 'assigned' ? "userId"::text
       UNION
       ${CELLS} WHERE c.is_open AND c.seat = 'office' AND role = 'office'
       UNION
       ${OBLIGATIONS} WHERE o.status = 'open' AND role = 'office'
       UNION
       SELECT officer.*, o.id, coalesce(p.due_on, o.due_on), NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, o.kind, o.about, own.missing
         FROM officer, obligation_part p JOIN obligation o ON o.id = p.obligation_id CROSS JOIN LATERAL (
           SELECT count(*)::int AS missing FROM jsonb_array_elements(o.state -> 'parts') q, jsonb_array_elements_text(q -> 'items') i
            WHERE q ->> 'department' = p.department AND NOT q -> 'handedIn' ? i
              AND holds(CASE role WHEN 'office' THEN ARRAY['${OFFICE_DEPARTMENT}'] ELSE officer.seats END, p.department, 'item:' || i)) own
        WHERE o.status = 'open' AND p.missing > 0 AND own.missing > 0
     )
     SELECT * FROM waiting ORDER BY "dueOn", number, about, kind`,
    [day],
  );
  return rows;
}

/** A case that the city has returned, for one officer of its lead departments. */
interface Returned {
  userId: string;
  recipient: string;
  department: string;
  id: string;
  number: string;
  unitName: string;
  reason: string | null;
}

/** Returns the cases returned by the city between 9:00 of the last digest's day and 9:00 of this one, by officer and number. */
async function findReturned(client: PoolClient, day: CivilDate): Promise<Returned[]> {
  const { rows } = await client.query<Returned>(
    `WITH span AS (
       SELECT coalesce(max(day), $1::date - 7) + time '09:00' AS since, $1::date + time '09:00' AS until
         FROM morning WHERE day < $1::date
     ), returned AS (
       SELECT DISTINCT ON (application_id) application_id, reason FROM city_result, span
        WHERE result = 'returned'
          AND at > since AT TIME ZONE 'Asia/Shanghai' AND at <= until AT TIME ZONE 'Asia/Shanghai'
        ORDER BY application_id, ordinal DESC
     )
     SELECT p.id AS "userId", p.email AS recipient, p.department_id AS department, a.id, a.number, ${UNIT_NAME} AS "unitName",
            r.reason
       FROM returned r JOIN application a ON a.id = r.application_id JOIN unit u ON u.id = a.record_id
       JOIN app_user p ON p.active AND p.digest AND p.role = 'department'
        AND holds_any(seats_of(person_body(p.department_id, p.id)), a.leads, 'type:' || a.cell_type)
      ORDER BY p.id, a.number`,
    [day],
  );
  return rows;
}

/** Adds what the city has returned to the digests; an officer for whom nothing else waits gets one for it. */
function addReturned(digests: Digest[], returned: readonly Returned[], day: CivilDate): void {
  for (const { userId, recipient, department, id, ...named } of returned) {
    let own = digests.find((digest) => digest.userId === userId);
    if (!own) {
      own = { userId, recipient, seat: `department:${department}`, payload: digestPayload(day, []) };
      digests.push(own);
    }
    const items: ReturnedItem[] = (own.payload.returned ??= []);
    if (items.length < MOST_LINES) items.push({ path: `/applications/${id}`, ...named });
  }
}

/**
 * Adds to the digests of the office the roots of the days since their last one, so that somebody outside the database
 * holds them.
 */
async function addSeals(client: PoolClient, digests: Digest[]): Promise<void> {
  const office = digests.filter(({ seat }) => seat === 'office');
  const seals = await findUncarriedSeals(
    client,
    office.map(({ userId }) => userId),
  );
  for (const { userId, payload } of office) {
    const own = seals.get(userId);
    if (own) payload.seals = own;
  }
}

interface Digest {
  userId: string;
  recipient: string;
  seat: string;
  payload: DigestPayload;
}

/** Returns one digest per officer; none for an officer whose tasks are all paused. */
function digestsOf(lines: Waiting[], day: CivilDate, calendar: WorkCalendar): Digest[] {
  const byUser = new Map<string, Waiting[]>();
  for (const line of lines) {
    const own = byUser.get(line.userId) ?? [];
    own.push(line);
    byUser.set(line.userId, own);
  }
  return [...byUser.values()]
    .filter((own) => own.some(({ paused }) => !paused))
    .map((own) => {
      const { userId, recipient, role, department } = own[0]!;
      const items = own.map((line) => itemOf(line, day, calendar));
      const payload = digestPayload(day, items);
      return { userId, recipient, seat: seatOf(role, department), payload };
    });
}

function seatOf(role: Role, department: string | null): string {
  if (role === 'department') return `department:${department}`;
  return role === 'inspector' ? 'inspection' : 'office';
}

function itemOf(line: Waiting, day: CivilDate, calendar: WorkCalendar): DigestItem {
  const {
    id,
    number,
    unitName,
    cellType,
    programmeYear,
    pinnedVersion,
    clock,
    kind,
    about,
    missing,
    dueOn,
    paused,
    pauses,
  } = line;
  const due = paused ? {} : { dueOn, daysLeft: workingDaysLeft(calendar, day, dueOn, pauses ?? []) };
  if (kind) {
    return {
      path: `/obligations/${id}`,
      obligation: { kind, about: about!, ...(missing !== null && { missing }) },
      ...due,
    };
  }
  const type = {
    cellType: cellType!,
    programmeYear: programmeYear!,
    ...(pinnedVersion && { pinnedVersion }),
  };
  const task = { number: number!, unitName: unitName!, ...type, clock: clock! };
  return { path: `/${clock! in CELL_CLOCK_NAMES ? 'cells' : 'applications'}/${id}`, task, ...due };
}
