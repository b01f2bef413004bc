import type { Pool } from 'pg';
import type { Repository } from 'typeorm';
import { PROPOSAL_LABEL } from './proposals.query';
import { RuleSetEntity } from './rule-set.entity';
import { LOCK_RULES, newestFirst } from './versions.sql';

/** A published version of the rules of a year, and the number of open applications that use it. */
export interface VersionRow extends Pick<RuleSetEntity, 'version' | 'effectiveFrom' | 'reason' | 'basedOn'> {
  /** The name of the person of the office. */
  publishedBy: string | null;
  publishedAt: Date;
  openApplications: number;
  waiting: number;
  /** The vendor's version that this one took, whole or in part, or began with; null if none. */
  vendorVersion: string | null;
}

const NEWEST = newestFirst('r');

/** Returns the versions of a year, newest first. */
export async function findVersions(pool: Pool, year: number): Promise<VersionRow[]> {
  const { rows } = await pool.query<VersionRow>(
    `SELECT r.version, r.effective_from AS "effectiveFrom", p.name AS "publishedBy", r.created_at AS "publishedAt",
            r.reason, r.based_on AS "basedOn",
            (SELECT count(*)::int FROM application a WHERE a.is_open AND a.rules_version = r.version) AS "openApplications",
            (SELECT count(*)::int FROM rule_order o WHERE o.version = r.version AND o.done_at IS NULL) AS waiting,
            (SELECT ${PROPOSAL_LABEL} FROM rule_proposal_answer a JOIN rule_proposal p ON p.id = a.proposal_id
              WHERE a.version = r.version AND a.kind IN ('same', 'took') ORDER BY a.id LIMIT 1) AS "vendorVersion"
       FROM rule_set r LEFT JOIN app_user p ON p.id = r.published_by
      WHERE r.programme_year = $1 ORDER BY ${NEWEST}`,
    [year],
  );
  return rows;
}

/** Returns the year of a version and the newest version of that year; undefined when there is no such version. */
export async function findLatestVersion(
  pool: Pool,
  version: string,
): Promise<{ programmeYear: number; latest: string } | undefined> {
  const { rows } = await pool.query<{ programmeYear: number; latest: string }>(
    `SELECT known.programme_year AS "programmeYear",
            (SELECT r.version FROM rule_set r WHERE r.programme_year = known.programme_year ORDER BY ${NEWEST} LIMIT 1) AS latest
       FROM rule_set known WHERE known.version = $1`,
    [version],
  );
  return rows[0];
}

/** A version that is published. */
export type NewVersion = Omit<RuleSetEntity, 'createdAt'>;

/** What a version takes from the vendor: the proposal, and the paths of the entries; null is the whole. */
export interface TakenProposal {
  id: string;
  entries: string[] | null;
}

/**
 * Publishes the next version of the rules of a year, and records what it takes from the vendor. Returns false when
 * another version was published since the one that it is based on.
 */
export function publishRuleSet(
  versions: Repository<RuleSetEntity>,
  next: NewVersion,
  took?: TakenProposal,
): Promise<boolean> {
  return versions.manager.transaction(async (manager) => {
    await manager.query(LOCK_RULES);
    const [newest] = await manager.query<{ version: string }[]>(
      `SELECT r.version FROM rule_set r WHERE r.programme_year = $1 ORDER BY ${NEWEST} LIMIT 1`,
      [next.programmeYear],
    );
    if (newest?.version !== next.basedOn) return false;
    await manager.insert(RuleSetEntity, { ...next, createdAt: () => 'clock_timestamp()' });
    if (took) {
      await manager.query(
        `INSERT INTO rule_proposal_answer (proposal_id, kind, version, entries, answered_by, reason)
         VALUES ($1, 'took', $2, $3, $4, $5)`,
        [took.id, next.version, took.entries && JSON.stringify(took.entries), next.publishedBy, next.reason],
      );
    }
    return true;
  });
}

/**
 * Orders that open applications of the year of a version use this version: all, or those with these ids. Returns how
 * many.
 */
export async function orderRules(
  pool: Pool,
  order: { version: string; by: string; reason: string; applicationIds?: string[] },
): Promise<number> {
  const { version, by, reason, applicationIds } = order;
  const { rowCount } = await pool.query(
    `INSERT INTO rule_order (application_id, version, ordered_by, reason)
     SELECT a.id, r.version, $2, $3
       FROM rule_set r JOIN application a ON a.programme_year = r.programme_year
      WHERE r.version = $1 AND a.is_open AND ($4::uuid[] IS NULL OR a.id = ANY ($4))
        AND r.version <> coalesce((SELECT o.version FROM rule_order o WHERE o.application_id = a.id AND o.done_at IS NULL
                                    ORDER BY o.id DESC LIMIT 1), a.rules_version)
      ORDER BY a.id`,
    [version, by, reason, applicationIds ?? null],
  );
  return rowCount ?? 0;
}

/** An order that is not carried out yet. */
export interface OpenRuleOrder {
  id: string;
  applicationId: string;
  number: string;
  cellType: string;
  version: string;
  /** Nothing is left to do: the application uses this version, is over, or has a later order. */
  settled: boolean;
}

/** Returns the open orders, oldest first, except those with the ids `except`. */
export async function findOpenRuleOrders(
  pool: Pool,
  limit: number,
  except: string[] = [],
): Promise<OpenRuleOrder[]> {
  const { rows } = await pool.query<OpenRuleOrder>(
    `SELECT o.id::text AS id, a.id AS "applicationId", a.number, a.cell_type AS "cellType", o.version,
            NOT a.is_open OR a.rules_version = o.version
              OR EXISTS (SELECT FROM rule_order later WHERE later.application_id = o.application_id AND later.id > o.id) AS settled
       FROM rule_order o JOIN application a ON a.id = o.application_id
      WHERE o.done_at IS NULL AND o.id <> ALL ($2::bigint[]) ORDER BY o.id LIMIT $1`,
    [limit, except],
  );
  return rows;
}

export async function finishRuleOrder(pool: Pool, id: string): Promise<void> {
  await pool.query('UPDATE rule_order SET done_at = now() WHERE id = $1 AND done_at IS NULL', [id]);
}

/** Returns the body of a version as published. Throws when the version is not in the record. */
export async function findRuleSetBody(pool: Pool, version: string): Promise<unknown> {
  const { rows } = await pool.query<{ body: unknown }>('SELECT body FROM rule_set WHERE version = $1', [
    version,
  ]);
  if (!rows[0]) throw new Error(`the rule set ${version} is not in the record`);
  return rows[0].body;
}
