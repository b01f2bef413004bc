import type { NoticeKind, Seat } from '@app/domain';
import type { Pool } from 'pg';

/** A mail to send, leased to this process. */
export interface LeasedMail {
  id: number;
  applicationId: string;
  eventSeq: number;
  kind: NoticeKind;
  recipient: string;
  seat: Seat;
  /** This attempt's number; also the fence against a process whose lease has run out. */
  attempts: number;
  /** An earlier attempt may have arrived: this one is the last whose outcome may stay open. */
  uncertain: boolean;
}

/** What became of an attempt. `again` is due in `pauseMs`, or never (null). */
export interface Settlement {
  status: 'queued' | 'sent' | 'failed' | 'bounced' | 'uncertain';
  error?: string;
  pauseMs?: number | null;
}

/**
 * Leases due mails. A queued one becomes `sending`; one whose lease ran out while `sending` may have arrived: it becomes
 * `uncertain` and is given out once more, not again should this process die too.
 */
export async function leaseMails(pool: Pool, limit: number, leaseMs: number): Promise<LeasedMail[]> {
  const { rows } = await pool.query<LeasedMail>(
    `UPDATE outbox o
        SET status = CASE o.status WHEN 'queued' THEN 'sending' ELSE 'uncertain' END,
            attempts = o.attempts + 1,
            leased_until = now() + $2 * interval '1 ms',
            next_attempt_at = CASE o.status WHEN 'queued' THEN now() + $2 * interval '1 ms' ELSE 'infinity' END
       FROM (SELECT id FROM outbox
              WHERE status IN ('queued', 'sending', 'uncertain') AND next_attempt_at <= now()
              ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED) due
      WHERE o.id = due.id
      RETURNING o.id, o.application_id AS "applicationId", o.event_seq AS "eventSeq", o.kind, o.recipient, o.seat,
                o.attempts, o.status = 'uncertain' AS uncertain`,
    [limit, leaseMs],
  );
  return rows;
}

/** Writes down what became of an attempt, unless someone else has taken the mail over meanwhile. */
export async function settleMail(pool: Pool, mail: LeasedMail, settlement: Settlement): Promise<void> {
  const { status, error = null, pauseMs = null } = settlement;
  await pool.query(
    `UPDATE outbox
        SET status = $3, last_error = $4, leased_until = NULL,
            next_attempt_at = coalesce(now() + $5::float8 * interval '1 ms', 'infinity'),
            sent_at = CASE WHEN $3 = 'sent' THEN now() END
      WHERE id = $1 AND attempts = $2`,
    [mail.id, mail.attempts, status, error, pauseMs],
  );
}
