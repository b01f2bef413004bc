import type { DepartmentNotificationPayload } from '@app/domain';
import type { PoolClient } from 'pg';
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

/** Puts the mails about a change into the outbox, in the transaction that records it; one for each recipient. */
export async function writeLetters(
  client: PoolClient,
  change: number,
  letters: readonly DepartmentLetter[],
): Promise<void> {
  if (letters.length === 0) return;
  await client.query(
    `INSERT INTO outbox (department_change, kind, recipient, seat, send_at, payload)
     SELECT $1, 'departmentChanged', recipient, 'department:' || body,
            clock_timestamp() + coalesce((SELECT offset_ms FROM programme_clock), 0) * interval '1 ms', payload
       FROM jsonb_to_recordset($2::jsonb) AS l (recipient text, body text, payload jsonb)
     ON CONFLICT (department_change, recipient, kind) WHERE department_change IS NOT NULL DO NOTHING`,
    [change, JSON.stringify(letters)],
  );
}
