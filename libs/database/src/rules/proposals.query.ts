import type { Pool } from 'pg';
import { inTransaction } from '../connection/transaction';
import { LOCK_RULES, newestFirst } from './versions.sql';

/** Rules that a release shipped for a year, with what the office answered last. */
export interface ProposalRow {
  id: string;
  programmeYear: number;
  /** The vendor's version; with the first digits of the hash when another content came under the same version before. */
  label: string;
  seenAt: Date;
  isNewest: boolean;
  /** The vendor's version that the office's line last took or began from; null without one. */
  baseId: string | null;
  /** The newest version of the office; null while the year has no rules. */
  officeVersion: string | null;
  answer: 'same' | 'took' | 'left' | null;
  /** The office's version that has the content, that was made by taking, or that stayed. */
  answerVersion: string | null;
  /** The paths of the entries taken; null when it was taken whole. */
  entries: string[] | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  reason: string | null;
}

/** The name of a version of the vendor, for a row `p` of `rule_proposal`. */
export const PROPOSAL_LABEL = `p.version || CASE WHEN EXISTS (SELECT FROM rule_proposal o WHERE o.programme_year = p.programme_year
  AND o.version = p.version AND o.seq < p.seq) THEN '+' || left(p.content_hash, 8) ELSE '' END`;

const HAS_IT = `EXISTS (SELECT FROM rule_proposal_answer h WHERE h.proposal_id = %.id AND h.kind IN ('same', 'took'))`;

/** Returns the proposals of a year, or the one with an id, or all: latest year first, in each the newest first. */
export async function findProposals(
  pool: Pool,
  { year, id }: { year?: number; id?: string } = {},
): Promise<ProposalRow[]> {
  const { rows } = await pool.query<ProposalRow>(
    `SELECT p.id, p.programme_year AS "programmeYear", ${PROPOSAL_LABEL} AS label, p.seen_at AS "seenAt",
            NOT EXISTS (SELECT FROM rule_proposal l WHERE l.programme_year = p.programme_year AND l.seq > p.seq) AS "isNewest",
            coalesce((SELECT b.id FROM rule_proposal b WHERE b.programme_year = p.programme_year AND b.seq < p.seq
                         AND ${HAS_IT.replace('%', 'b')} ORDER BY b.seq DESC LIMIT 1),
                     CASE WHEN ${HAS_IT.replace('%', 'p')} THEN p.id END) AS "baseId",
            (SELECT r.version FROM rule_set r WHERE r.programme_year = p.programme_year
              ORDER BY ${newestFirst('r')} LIMIT 1) AS "officeVersion",
            a.kind AS answer, a.version AS "answerVersion", a.entries, u.name AS "answeredBy",
            a.answered_at AS "answeredAt", a.reason
       FROM rule_proposal p
       LEFT JOIN LATERAL (SELECT * FROM rule_proposal_answer one WHERE one.proposal_id = p.id ORDER BY one.id DESC LIMIT 1) a ON true
       LEFT JOIN app_user u ON u.id = a.answered_by
      WHERE ($1::int IS NULL OR p.programme_year = $1) AND ($2::uuid IS NULL OR p.id = $2)
      ORDER BY p.programme_year DESC, p.seq DESC`,
    [year ?? null, id ?? null],
  );
  return rows;
}

/** Returns the rules of a proposal as shipped; undefined when there is none with this id. */
export async function findProposalBody(pool: Pool, id: string): Promise<unknown> {
  const { rows } = await pool.query<{ body: unknown }>('SELECT body FROM rule_proposal WHERE id = $1', [id]);
  return rows[0]?.body;
}

/** Leaves a proposal that nobody has answered, under the newest version of the office. Returns false when it has an answer. */
export function leaveProposal(
  pool: Pool,
  left: { id: string; by: string; reason: string },
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await client.query(LOCK_RULES);
    const { rowCount } = await client.query(
      `INSERT INTO rule_proposal_answer (proposal_id, kind, version, answered_by, reason)
       SELECT p.id, 'left', r.version, $2, $3
         FROM rule_proposal p JOIN LATERAL (SELECT version FROM rule_set o WHERE o.programme_year = p.programme_year
                ORDER BY ${newestFirst('o')} LIMIT 1) r ON true
        WHERE p.id = $1 AND NOT EXISTS (SELECT FROM rule_proposal_answer a WHERE a.proposal_id = p.id)`,
      [left.id, left.by, left.reason],
    );
    return Boolean(rowCount);
  });
}
