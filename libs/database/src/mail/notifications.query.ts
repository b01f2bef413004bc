import { UNIT_NAME } from '../applications/unit-of.sql';
import type {
  Actor,
  DepartmentNotificationPayload,
  ProposalNotificationPayload,
  ScanNotificationPayload,
  ShortYear,
} from '@app/domain';
import type { Pool } from 'pg';
import type { DigestPayload } from './digest';
import { cellVisibleTo, parameters, partHeld, type Put, type Reader, visibleTo } from '../worklists/scope';

/** One notification of a person. */
export interface NotificationRow {
  id: string;
  kind: string;
  applicationId: string | null;
  obligationId: string | null;
  cellId: string | null;
  programmeYear: number | null;
  /** Set for a notification about rules that a release proposes: its id, and what it says. */
  proposalId: string | null;
  proposed: ProposalNotificationPayload | null;
  /** Set for a notification about a change of departments. */
  changed: DepartmentNotificationPayload | null;
  /** Set for a notification about the virus scan. */
  scanned: ScanNotificationPayload | null;
  /** Set for a digest: its content. */
  payload: DigestPayload | null;
  /** Set for a notification about a year: the years below their baseline. */
  short: ShortYear[] | null;
  /** Programme time. */
  at: Date;
  read: boolean;
}

/** Which part of a person's notifications is asked for, newest first. */
export interface NotificationsWanted {
  unread?: boolean;
  /** The last id of the previous page. */
  after?: string;
  limit: number;
}

/** Unread notifications are counted up to this number. */
const MOST_COUNTED = 1000;

/**
 * Returns the notifications of a person about things that the person may see. The outbox is their only copy. An
 * applicant gets those to the unit; everyone else gets those to the own address, and the own digests.
 */
export async function findNotifications(
  pool: Pool,
  viewer: Actor,
  wanted: NotificationsWanted,
): Promise<NotificationRow[]> {
  const { values, put } = parameters();
  const { rows } = await pool.query<NotificationRow>(
    `SELECT o.id::text AS id, o.kind, o.application_id AS "applicationId", o.obligation_id AS "obligationId",
            o.cell_id AS "cellId",
            o.programme_year AS "programmeYear", CASE WHEN o.digest_user IS NOT NULL THEN o.payload END AS payload,
            o.payload -> 'short' AS short, o.rule_proposal AS "proposalId",
            CASE WHEN o.rule_proposal IS NOT NULL THEN o.payload END AS proposed,
            CASE WHEN o.scan IS NOT NULL THEN o.payload END AS scanned,
            CASE WHEN o.department_change IS NOT NULL THEN o.payload END AS changed,
            coalesce(ae.at, oe.at, ce.at, ye.at, o.send_at) AS at, ${isRead(viewer, put)} AS read
       FROM (${notifiedOf(viewer, wanted, put)}) notified
       JOIN outbox o ON o.id = notified.id
       LEFT JOIN application_event ae ON ae.application_id = o.application_id AND ae.seq = o.event_seq
       LEFT JOIN obligation_event oe ON oe.obligation_id = o.obligation_id AND oe.seq = o.event_seq
       LEFT JOIN cell_event ce ON ce.cell_id = o.cell_id AND ce.seq = o.event_seq
       LEFT JOIN programme_event ye ON ye.programme_year = o.programme_year AND ye.seq = o.event_seq
      ORDER BY o.id DESC`,
    values,
  );
  return rows;
}

/** Returns how many notifications a person has not read, at most 1000. */
export async function countUnreadNotifications(pool: Pool, viewer: Actor): Promise<number> {
  const { values, put } = parameters();
  const { rows } = await pool.query<{ unread: number }>(
    `SELECT count(*)::int AS unread FROM (${notifiedOf(viewer, { unread: true, limit: MOST_COUNTED }, put)}) notified`,
    values,
  );
  return rows[0]!.unread;
}

/** Marks notifications of a person as read: these ids, or all without ids. Ids of other people are ignored. */
export async function readNotices(pool: Pool, viewer: Actor, ids?: string[]): Promise<void> {
  const { values, put } = parameters();
  const wanted = { unread: true, limit: 1_000_000 };
  const among = ids ? `WHERE notified.id = ANY (${put(ids)}::bigint[])` : '';
  await pool.query(
    `INSERT INTO notice_read (user_id, notice_id)
     SELECT ${put(viewer.id)}::uuid, notified.id FROM (${notifiedOf(viewer, wanted, put)}) notified ${among}
     ON CONFLICT DO NOTHING`,
    values,
  );
}

/** The subject of a notification, as far as the reader may see it. */
export interface NotificationSubject {
  id: string;
  /** The number of the application or the cell, or the obligation's kind. */
  name: string;
  /** The unit's name, or what the obligation is about. */
  about: string;
}

export async function findNotificationSubjects(
  db: Reader,
  ids: string[],
): Promise<Map<string, NotificationSubject>> {
  const { rows } = await db.query<NotificationSubject>(
    `SELECT a.id, a.number AS name, coalesce(${UNIT_NAME}, '') AS about
       FROM application a LEFT JOIN unit u ON u.id = a.record_id WHERE a.id = ANY ($1::uuid[])
     UNION ALL
     SELECT d.id, d.kind, d.about FROM obligation d WHERE d.id = ANY ($1::uuid[])
     UNION ALL
     SELECT c.id, c.number, coalesce(${UNIT_NAME}, '') FROM cell_life c JOIN application a ON a.id = c.application_id
       LEFT JOIN unit u ON u.id = a.record_id WHERE c.id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** SQL: the ids of the notifications of a person, newest first; each branch reads along its own index. */
function notifiedOf(viewer: Actor, { unread, after, limit }: NotificationsWanted, put: Put): string {
  const most = put(limit);
  const narrowed = [
    ...(after ? [`o.id < ${put(after)}::bigint`] : []),
    ...(unread ? [`NOT ${isRead(viewer, put)}`] : []),
  ];
  const newest = (from: string, conditions: string[]) =>
    `(SELECT o.id FROM ${from} WHERE ${[...conditions, ...narrowed].join(' AND ')} ORDER BY o.id DESC LIMIT ${most})`;
  const me = put(viewer.id);
  const mine = `o.recipient = (SELECT email FROM app_user WHERE id = ${me}::uuid)`;
  const ofScans = newest('outbox o', [mine, 'o.scan IS NOT NULL']);
  if (viewer.role === 'applicant') {
    const ownUnit = [`a.applicant_id = ${me}::uuid`, `o.seat = 'applicant'`];
    const branches = [
      newest('application a JOIN outbox o ON o.application_id = a.id', ownUnit),
      newest(
        'application a JOIN cell_life c ON c.application_id = a.id JOIN outbox o ON o.cell_id = c.id',
        ownUnit,
      ),
      ofScans,
    ];
    return `SELECT id FROM (${branches.join(' UNION ALL ')}) p ORDER BY id DESC LIMIT ${most}`;
  }
  const own = `${mine} AND o.seat <> 'applicant'`;
  const branches = [
    newest('outbox o JOIN application a ON a.id = o.application_id', [own, visibleTo(viewer, put)]),
    newest('outbox o JOIN obligation d ON d.id = o.obligation_id', [own, obligationVisibleTo(viewer, put)]),
    newest('outbox o JOIN cell_life c ON c.id = o.cell_id', [own, cellVisibleTo(viewer, put)]),
    newest('outbox o', [`o.digest_user = ${me}::uuid`]),
    ofScans,
    ...(viewer.role === 'department' ? [newest('outbox o', [own, 'o.department_change IS NOT NULL'])] : []),
    ...(viewer.role === 'office'
      ? [newest('outbox o', [own, 'num_nonnulls(o.programme_year, o.rule_proposal) = 1'])]
      : []),
  ];
  return `SELECT id FROM (${branches.join(' UNION ALL ')}) p ORDER BY id DESC LIMIT ${most}`;
}

function isRead(viewer: Actor, put: Put): string {
  return `EXISTS (SELECT FROM notice_read r WHERE r.user_id = ${put(viewer.id)}::uuid AND r.notice_id = o.id)`;
}

function obligationVisibleTo(viewer: Actor, put: Put): string {
  if (viewer.role === 'office') return 'true';
  if (viewer.role !== 'department') return 'false';
  return partHeld('d', viewer, put);
}
