import type {
  ObligationNotificationKind,
  Instant,
  NotificationKind,
  Seat,
  YearNotificationKind,
} from '@app/domain';
import type { Pool } from 'pg';

/** A mail to send, leased to this process: about an application, an obligation, a programme year, or one person's digest. */
export interface LeasedMail {
  id: number;
  applicationId: string | null;
  obligationId: string | null;
  programmeYear: number | null;
  digestUser: string | null;
  /** Of the event that it tells of; null for a digest, which is known by its day. */
  eventSeq: number | null;
  digestOn: string | null;
  kind: NotificationKind | ObligationNotificationKind | YearNotificationKind | 'digest';
  recipient: string;
  seat: Seat;
  /** This attempt's number; also the fence against a process whose lease has run out. */
  attempts: number;
  /** Whole messages of earlier attempts whose fate is unknown: 0, or 1 for the last that may be sent. */
  handedOver: number;
}

/** What became of an attempt. The next one is due in `pauseMs`, or never (null). */
export interface Settlement {
  status: 'queued' | 'sent' | 'failed' | 'bounced' | 'uncertain';
  /** This attempt may have arrived, and nobody said so. */
  inDoubt?: boolean;
  error?: string;
  pauseMs?: number | null;
}

/** Someone else has taken the mail over: it must not go from here. */
export class LeaseLost extends Error {}

/** What the clock says of mails: programme time (ms), and whether people are at work. */
export interface Moment {
  at: Instant;
  open: boolean;
}

/** `new`: certainly not sent yet. `doubtful`: sent once, perhaps; it may be sent once more. */
export type Wanted = 'new' | 'doubtful';

/**
 * Leases due mails. Outside the hours of work only those leave that were due when the programme clock was moved past
 * them: on the way there they would have left. A mail whose lease ran out is due again: as it was if it had not been
 * handed over whole; else it may have arrived, is `uncertain` and given out once more, never a third time.
 */
export async function leaseMails(
  pool: Pool,
  limit: number,
  leaseMs: number,
  { at, open }: Moment,
  wanted: Wanted = 'new',
): Promise<LeasedMail[]> {
  const { rows } = await pool.query<LeasedMail>({
    name: `lease-${wanted}-mails`,
    text: `UPDATE outbox o
        SET ${wanted === 'new' ? `status = 'sending'` : `status = 'uncertain', doubted_at = coalesce(o.doubted_at, now())`},
            attempts = o.attempts + 1,
            leased_until = now() + $2 * interval '1 ms',
            next_attempt_at = now() + $2 * interval '1 ms'
       FROM (SELECT id FROM outbox
              WHERE status IN ('queued', 'sending', 'uncertain') AND handed_over = ${wanted === 'new' ? 0 : 1}
                AND send_at <= to_timestamp($3::float8 / 1000) AND next_attempt_at <= now()
                AND ($4::boolean OR send_at <= (SELECT landed_at FROM programme_clock))
              ORDER BY send_at, id LIMIT $1 FOR UPDATE SKIP LOCKED) due
      WHERE o.id = due.id
      RETURNING o.id, o.application_id AS "applicationId", o.obligation_id AS "obligationId", o.programme_year AS "programmeYear",
                o.digest_user AS "digestUser", o.event_seq AS "eventSeq", o.digest_on AS "digestOn", o.kind, o.recipient,
                o.seat, o.attempts, o.handed_over AS "handedOver"`,
    values: [limit, leaseMs, at, open],
  });
  return rows;
}

/** Notes that the whole message goes now: from here on it may have arrived. Throws LeaseLost. */
export async function handOver(pool: Pool, { id, attempts }: LeasedMail): Promise<void> {
  const { rowCount } = await pool.query({
    name: 'hand-over',
    text: `UPDATE outbox SET handed_over = handed_over + 1
            WHERE id = $1 AND attempts = $2 AND status IN ('sending', 'uncertain')`,
    values: [id, attempts],
  });
  if (!rowCount) throw new LeaseLost(`mail ${id} was taken over after attempt ${attempts}`);
}

/** Writes down what became of an attempt, unless someone else has taken the mail over meanwhile. */
export async function settleMail(pool: Pool, mail: LeasedMail, settlement: Settlement): Promise<void> {
  const { status, inDoubt = false, error = null, pauseMs = null } = settlement;
  await pool.query({
    name: 'settle-mail',
    text: `UPDATE outbox
        SET status = $3, last_error = $4, leased_until = NULL,
            next_attempt_at = coalesce(now() + $5::float8 * interval '1 ms', 'infinity'),
            handed_over = CASE WHEN $6 THEN handed_over ELSE $7 END,
            doubted_at = CASE WHEN $6 THEN coalesce(doubted_at, now()) ELSE doubted_at END,
            sent_at = CASE WHEN $3 = 'sent' THEN now() END
      WHERE id = $1 AND attempts = $2`,
    // An attempt whose outcome is known leaves no doubt of its own behind.
    values: [mail.id, mail.attempts, status, error, pauseMs, inDoubt, mail.handedOver],
  });
}
