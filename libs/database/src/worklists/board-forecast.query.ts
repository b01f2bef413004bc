import { UNIT_NAME } from '../applications/unit-of.sql';
import type {
  Application,
  ApplicationEvent,
  Cell,
  CellRules,
  ClockName,
  Notification,
  PinnedRules,
  TaskPause,
} from '@app/domain';
import type { Pool } from 'pg';
import { calendarInForce } from '../rules/calendar.query';
import { type NotificationToSend, schedule } from '../mail/notifications-to-send';
import type { Reader } from './scope';
import { PEOPLE_OF_SEATS } from './seats.sql';

/** A task whose last day lies before a given day. */
export interface DueRow {
  applicationId: string;
  number: string;
  unitName: string;
  cellType: string;
  seat: string;
  clock: ClockName;
  dueOn: string;
  provisional: boolean;
  /** When its period was paused; paused days do not count as overdue. */
  pauses: TaskPause[];
  /** Set for an application that time itself moves on (公示期满), because its next tasks do not exist yet. */
  app: Application | null;
  rules: PinnedRules | null;
}

/** Returns the tasks whose last day lies before a civil date, except paused ones. */
export async function findDueBefore(db: Reader, on: string): Promise<DueRow[]> {
  const { rows } = await db.query<DueRow>(
    `SELECT a.id AS "applicationId", a.number, ${UNIT_NAME} AS "unitName", a.cell_type AS "cellType", t.seat, t.clock,
            t.due_on AS "dueOn", t.provisional,
            coalesce((SELECT s -> 'pauses' FROM jsonb_array_elements(a.state -> 'tasks') s WHERE s ->> 'seat' = t.seat),
              '[]') AS pauses,
            CASE WHEN t.seat = 'time' THEN a.state END AS app, CASE WHEN t.seat = 'time' THEN a.rules END AS rules
       FROM task t JOIN application a ON a.id = t.application_id JOIN unit u ON u.id = a.record_id
      WHERE t.due_on < $1 AND NOT t.paused ORDER BY t.due_on, t.application_id, t.seat`,
    [on],
  );
  return rows;
}

/** A named cell of which something falls due before a given day. */
export interface CellDueRow {
  cell: Cell;
  rules: CellRules;
  unitName: string;
}

/** Returns the named cells with a last day, or a 动态复核 that opens, before a civil date. */
export async function findCellsDueBefore(db: Reader, on: string): Promise<CellDueRow[]> {
  const { rows } = await db.query<CellDueRow>(
    `SELECT c.state AS cell, c.rules, ${UNIT_NAME} AS "unitName"
       FROM cell_life c JOIN application a ON a.id = c.application_id JOIN unit u ON u.id = a.record_id
      WHERE c.is_open AND (c.due_on < $1 OR c.recheck_on < $1) ORDER BY c.number`,
    [on],
  );
  return rows;
}

/** The notifications of one forecast moment, with the person to whom the task is transferred then. */
export interface ForeseenNotifications {
  events: ApplicationEvent[];
  notices: (Notification & { assignee?: string })[];
}

/** The recipients of a forecast notification, chosen as when it is recorded. */
export interface Audience {
  eventSeq: number;
  kind: string;
  seat: string;
  /** The earliest moment at which it is sent (ms, programme time). */
  sendAt: number;
  /** Addresses that get a single mail. */
  singly: string[];
  /** How many people read it in their digest. */
  inDigest: number;
}

/** Returns the recipients of forecast notifications about an application, as `recordStep` would choose them today. */
export async function findAudience(
  pool: Pool,
  applicationId: string,
  moments: ForeseenNotifications[],
): Promise<Audience[]> {
  const { calendar } = await calendarInForce(pool);
  const notified = moments.flatMap(({ events, notices }) =>
    schedule({ events, notifications: notices }, calendar, 0).map((notice, i) => ({
      ...notice,
      assignee: notices[i]!.assignee,
    })),
  );
  if (notified.length === 0) return [];
  const everyone = await peopleOf(
    pool,
    applicationId,
    notified.map((notice) => ({ ...notice, digested: false })),
  );
  const singly = await peopleOf(pool, applicationId, notified);
  return notified.map((notice, i) => ({
    eventSeq: notice.eventSeq,
    kind: notice.kind,
    seat: notice.seat,
    sendAt: notice.sendAt,
    singly: singly[i]!,
    inDigest: everyone[i]!.length - singly[i]!.length,
  }));
}

async function peopleOf(
  pool: Pool,
  applicationId: string,
  notified: (NotificationToSend & { assignee?: string })[],
): Promise<string[][]> {
  const { rows } = await pool.query<{ n: number; email: string }>(
    `WITH notified AS (
       SELECT n.*, CASE WHEN NOT n."toHeads" THEN h.id END AS holder,
              CASE WHEN n.seat LIKE 'department:%' THEN substr(n.seat, 12)
                   WHEN n.seat = 'inspection' AND n."toHeads" THEN a.leads[1] END AS department,
              ARRAY['type:' || a.cell_type] AS subjects,
              a.contact_email AS contact, a.state
         FROM application a
        CROSS JOIN jsonb_to_recordset($2::jsonb) AS n(n int, seat text, digested boolean, "toHeads" boolean, assignee uuid)
         LEFT JOIN app_user h ON h.id = n.assignee AND h.active
        WHERE a.id = $1
     ), person AS (${PEOPLE_OF_SEATS}
       UNION ALL
       SELECT notified.*, notified.contact FROM notified WHERE notified.seat = 'applicant'
       UNION ALL
       SELECT notified.*, p.email FROM notified JOIN app_user p ON p.id = notified.holder
        WHERE notified.seat <> 'applicant' AND NOT (notified.digested AND p.digest)
       UNION ALL
       SELECT notified.*, p.email FROM notified JOIN app_user p ON p.active
          AND p.id IN (SELECT i::uuid FROM jsonb_array_elements_text(notified.state -> 'inspection' -> 'inspectors') AS i)
        WHERE notified.seat = 'inspection' AND notified.holder IS NULL AND NOT notified."toHeads"
          AND NOT (notified.digested AND p.digest)
     )
     SELECT DISTINCT n, email FROM person ORDER BY n, email`,
    [
      applicationId,
      JSON.stringify(
        notified.map(({ seat, digested, toHeads, assignee }, n) => ({
          n,
          seat,
          digested,
          toHeads,
          assignee,
        })),
      ),
    ],
  );
  const people: string[][] = notified.map(() => []);
  for (const { n, email } of rows) people[n]!.push(email);
  return people;
}
