import type { Instant, MailKind, Seat } from '@app/domain';
import type { Pool } from 'pg';

/** A mail to send, leased to this process: about an application, an obligation, a named cell, a programme year, a change of departments, proposed rules, the virus scan, or one person's digest. */
export interface LeasedMail {
  id: number;
  applicationId: string | null;
  obligationId: string | null;
  cellId: string | null;
  programmeYear: number | null;
  digestUser: string | null;
  /** The number of the change of departments, or the id of the proposed rules, that the mail is about. */
  departmentChange: number | null;
  ruleProposal: string | null;
  /** The infected file, or the silence of the virus scanner, that the mail is about. */
  scan: string | null;
  /** The number of the event that the mail reports; null for a digest, which its day identifies, and for what has one mail alone. */
  eventSeq: number | null;
  digestOn: string | null;
  kind: MailKind;
  recipient: string;
  seat: Seat;
  /** The number of this attempt; also the fencing token against a process whose lease has expired. */
  attempts: number;
  /** Complete messages handed over by earlier attempts with unknown outcome: 0, or 1 for a last attempt. */
  handedOver: number;
}

/** The outcome of an attempt. The next attempt is due in `pauseMs`; null: there is none. */
export interface Settlement {
  status: 'queued' | 'sent' | 'failed' | 'bounced' | 'uncertain';
  /** Whether this attempt may have arrived without a confirmation. */
  inDoubt?: boolean;
  error?: string;
  pauseMs?: number | null;
}

/** Another process has taken the mail over; this one must not send it. */
export class LeaseLost extends Error {}

/** A moment in programme time (ms), and whether it lies in working hours. */
export interface Moment {
  at: Instant;
  open: boolean;
}

/** `new`: certainly not sent yet. `doubtful`: possibly sent once; it may be sent one more time. */
export type Wanted = 'new' | 'doubtful';

/**
 * Leases due mails. Outside working hours it leases only mails that were due before the last move of programme time
 * ended. A mail whose lease has expired is due again. If it was handed over completely, it may have arrived: it is
 * `uncertain` and leased once more, never a third time.
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
      RETURNING o.id, o.application_id AS "applicationId", o.obligation_id AS "obligationId", o.cell_id AS "cellId", o.programme_year AS "programmeYear",
                o.digest_user AS "digestUser", o.department_change AS "departmentChange", o.rule_proposal AS "ruleProposal", o.scan, o.event_seq AS "eventSeq", o.digest_on AS "digestOn", o.kind, o.recipient,
                o.seat, o.attempts, o.handed_over AS "handedOver"`,
    values: [limit, leaseMs, at, open],
  });
  return rows;
}

/** Records that the complete message is handed over now; from then on it may have arrived. Throws LeaseLost. */
export async function handOver(pool: Pool, { id, attempts }: LeasedMail): Promise<void> {
  const { rowCount } = await pool.query({
    name: 'hand-over',
    text: `UPDATE outbox SET handed_over = handed_over + 1
            WHERE id = $1 AND attempts = $2 AND status IN ('sending', 'uncertain')`,
    values: [id, attempts],
  });
  if (!rowCount) throw new LeaseLost(`mail ${id} was taken over after attempt ${attempts}`);
}

/** Stores the outcome of an attempt, unless another process has taken the mail over. */
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
    // A known outcome resets `handed_over` to its value before this attempt.
    values: [mail.id, mail.attempts, status, error, pauseMs, inDoubt, mail.handedOver],
  });
}
