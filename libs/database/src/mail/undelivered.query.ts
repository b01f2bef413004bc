import type { Pool } from 'pg';

/** Someone whom mails do not reach: the last one to him, about a thing or as his digest, came back or was given up. */
export interface Undelivered {
  applicationId: string | null;
  obligationId: string | null;
  programmeYear: number | null;
  /** Set for a digest: whoever it is hears of nothing that waits. */
  userId: string | null;
  seat: string;
  recipient: string;
  kind: string;
  /** bounced: refused for good; failed: given up after many attempts. */
  status: 'bounced' | 'failed';
  error: string | null;
  /** Programme time at which it was to leave. */
  sendAt: Date;
}

/**
 * The mails that came back, by thing, seat and recipient, unless a later one to the same recipient has arrived.
 * `about`: of these applications and obligations only; digests and mails about a year always.
 */
export async function findUndelivered(pool: Pool, about?: string[]): Promise<Undelivered[]> {
  const { rows } = await pool.query<Undelivered>(
    `SELECT DISTINCT ON (o.application_id, o.obligation_id, o.programme_year, o.digest_user, o.seat, o.recipient)
            o.application_id AS "applicationId", o.obligation_id AS "obligationId", o.programme_year AS "programmeYear",
            o.digest_user AS "userId", o.seat,
            o.recipient, o.kind, o.status, o.last_error AS error, o.send_at AS "sendAt"
       FROM outbox o
      WHERE o.status IN ('bounced', 'failed')
        AND ($1::uuid[] IS NULL OR num_nonnulls(o.digest_user, o.programme_year) = 1 OR o.application_id = ANY($1) OR o.obligation_id = ANY($1))
        AND NOT EXISTS (SELECT FROM outbox later WHERE later.recipient = o.recipient AND later.status = 'sent'
                          AND later.id > o.id)
      ORDER BY o.application_id, o.obligation_id, o.programme_year, o.digest_user, o.seat, o.recipient, o.id DESC`,
    [about ?? null],
  );
  return rows;
}
