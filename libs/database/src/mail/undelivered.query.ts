import type { Pool } from 'pg';

/** A recipient whose last mail about a thing, or last digest, was refused or given up. */
export interface Undelivered {
  applicationId: string | null;
  obligationId: string | null;
  cellId: string | null;
  programmeYear: number | null;
  /** Set for a digest: the person, who is notified of none of the open tasks. */
  userId: string | null;
  seat: string;
  recipient: string;
  kind: string;
  /** bounced: refused permanently; failed: given up after many attempts. */
  status: 'bounced' | 'failed';
  error: string | null;
  /** Programme time from which it was to be sent. */
  sendAt: Date;
}

/**
 * Returns the undelivered mails by thing, seat and recipient, except where a later mail to the same recipient was sent.
 * Mails about a change of departments, proposed rules or the virus scan are about no task: they are not among them. With `about`, only those of these applications, obligations and cells; digests and mails about a year are always included.
 */
export async function findUndelivered(pool: Pool, about?: string[]): Promise<Undelivered[]> {
  const { rows } = await pool.query<Undelivered>(
    `SELECT DISTINCT ON (o.application_id, o.obligation_id, o.cell_id, o.programme_year, o.digest_user, o.seat, o.recipient)
            o.application_id AS "applicationId", o.obligation_id AS "obligationId", o.cell_id AS "cellId", o.programme_year AS "programmeYear",
            o.digest_user AS "userId", o.seat,
            o.recipient, o.kind, o.status, o.last_error AS error, o.send_at AS "sendAt"
       FROM outbox o
      WHERE o.status IN ('bounced', 'failed') AND num_nonnulls(o.department_change, o.rule_proposal, o.scan) = 0
        AND ($1::uuid[] IS NULL OR num_nonnulls(o.digest_user, o.programme_year) = 1 OR o.application_id = ANY($1) OR o.obligation_id = ANY($1) OR o.cell_id = ANY($1))
        AND NOT EXISTS (SELECT FROM outbox later WHERE later.recipient = o.recipient AND later.status = 'sent'
                          AND later.id > o.id)
      ORDER BY o.application_id, o.obligation_id, o.cell_id, o.programme_year, o.digest_user, o.seat, o.recipient, o.id DESC`,
    [about ?? null],
  );
  return rows;
}
