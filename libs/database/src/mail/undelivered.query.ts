import type {
  DepartmentNotificationKind,
  DepartmentNotificationPayload,
  InfectedFilePayload,
  ProposalNotificationKind,
  ProposalNotificationPayload,
  SilentScannerPayload,
} from '@app/domain';
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
 * Mails about a change of departments, proposed rules or the virus scan are about no task: `findUndeliveredLetters` has them. With `about`, only those of these applications, obligations and cells; digests and mails about a year are always included.
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

/** A person to whom the last mail about a change of departments, proposed rules or the virus scan was refused or given up. */
export type UndeliveredLetter = {
  recipient: string;
  /** The name of an open account with this address; null when there is none any more. */
  person: string | null;
  seat: string;
  /** The proposal that the mail is about; null for a change of departments. */
  proposal: string | null;
  /** Programme time from which it was to be sent. */
  sendAt: Date;
} & LetterContent;

/** What such a mail says, by its kind. */
export type LetterContent =
  | { kind: DepartmentNotificationKind; payload: DepartmentNotificationPayload }
  | { kind: ProposalNotificationKind; payload: ProposalNotificationPayload }
  | { kind: 'fileInfected'; payload: InfectedFilePayload }
  | { kind: 'scannerSilent'; payload: SilentScannerPayload };

/** Returns the undelivered mails about changes of departments, proposed rules and the virus scan, the newest first; at most 100. As `findUndelivered`. */
export async function findUndeliveredLetters(pool: Pool): Promise<UndeliveredLetter[]> {
  const { rows } = await pool.query<UndeliveredLetter>(
    `SELECT o.kind, o.recipient, (SELECT min(p.name) FROM app_user p WHERE p.email = o.recipient AND p.active) AS person, o.seat,
            o.rule_proposal AS proposal, o.payload, o.send_at AS "sendAt"
       FROM outbox o
      WHERE o.status IN ('bounced', 'failed') AND num_nonnulls(o.department_change, o.rule_proposal, o.scan) = 1
        AND NOT EXISTS (SELECT FROM outbox later WHERE later.recipient = o.recipient AND later.status = 'sent' AND later.id > o.id)
      ORDER BY o.id DESC LIMIT 100`,
  );
  return rows;
}
