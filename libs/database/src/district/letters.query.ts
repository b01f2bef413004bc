import { type DepartmentNotificationPayload, mailMoment } from '@app/domain';
import type { PoolClient } from 'pg';
import { readCalendar } from '../rules/calendar.query';
import type { Reader } from '../worklists/scope';

/** Somebody with an open account, and the body to which he belongs today. */
export interface MemberRow {
  id: string;
  email: string;
  body: string;
}

/** Returns the people with an open account who belong today to one of these bodies. */
export async function findMembers(db: Reader, bodies: readonly string[]): Promise<MemberRow[]> {
  const { rows } = await db.query<MemberRow>(
    `SELECT id, email, body FROM (
       SELECT id, email, person_body(department_id, id) AS body FROM app_user WHERE active AND role = 'department') p
      WHERE body = ANY ($1) ORDER BY id`,
    [bodies],
  );
  return rows;
}

/** A mail to somebody about a change of departments. */
export interface DepartmentLetter {
  recipient: string;
  /** The body to which the reader belongs when it is written. */
  body: string;
  payload: DepartmentNotificationPayload;
}

/**
 * Puts the mails about a change into the outbox, in the transaction that records it; one for each recipient. They leave within the
 * hours of a working day.
 */
export async function writeLetters(
  client: PoolClient,
  change: number,
  letters: readonly DepartmentLetter[],
): Promise<void> {
  if (letters.length === 0) return;
  const { calendar, offset } = await readCalendar(client);
  const sendAt = new Date(mailMoment(calendar, Date.now() + offset));
  await client.query(
    `INSERT INTO outbox (department_change, kind, recipient, seat, send_at, payload)
     SELECT $1, 'departmentChanged', recipient, 'department:' || body, $3::timestamptz, payload
       FROM jsonb_to_recordset($2::jsonb) AS l (recipient text, body text, payload jsonb)
     ON CONFLICT (department_change, recipient, kind) WHERE department_change IS NOT NULL DO NOTHING`,
    [change, JSON.stringify(letters), sendAt],
  );
}
