import type { CivilDate, Obligation, ObligationRules } from '@app/domain';
import type { Pool } from 'pg';
import { nearestRules } from '../rules/versions.sql';

/** A year whose obligations must exist, with the rule set that defines them. */
export interface ObligationYear {
  year: number;
  version: string;
  body: unknown;
  /** Whether the year came into the record after its own end: what was due in it is over. */
  isOver: boolean;
}

/**
 * Returns the years whose obligations must exist on a day: every programme year opened by then, and the calendar year of
 * `today`. Each comes with its rules in force or, while it has none, with those of the latest year before it.
 */
export async function findObligationYears(pool: Pool, today: CivilDate): Promise<ObligationYear[]> {
  const { rows } = await pool.query<ObligationYear>(
    `SELECT y.year, r.version, r.body,
            EXISTS (SELECT FROM programme p WHERE p.year = y.year AND extract(year FROM p.opened_on) > p.year) AS "isOver"
       FROM (SELECT year FROM programme WHERE opened_on <= $1 UNION SELECT extract(year FROM $1::date)::int) AS y
       CROSS JOIN LATERAL (${nearestRules('version, body', 'y.year', '$1')}) AS r
      ORDER BY y.year`,
    [today],
  );
  return rows;
}

/** Returns those of these keys for which an obligation exists. */
export async function findKnownObligations(pool: Pool, keys: string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ key: string }>('SELECT key FROM obligation WHERE key = ANY($1)', [
    keys,
  ]);
  return new Set(rows.map(({ key }) => key));
}

/** An open obligation whose date and periods are from the rules of another year, with the version of those. */
export interface ObligationOfOtherRules {
  id: string;
  key: string;
  state: Obligation;
  rules: ObligationRules;
  plannedBy: string;
}

/** Returns the open obligations of a year that were made by the rules of the year before, while it had none of its own. */
export async function findPlannedByOtherYear(pool: Pool, year: number): Promise<ObligationOfOtherRules[]> {
  const { rows } = await pool.query<ObligationOfOtherRules>(
    `SELECT o.id, o.key, o.state, o.rules, r.version AS "plannedBy"
       FROM obligation o JOIN rule_set r ON r.version = coalesce(o.rules ->> 'plannedBy', o.rules ->> 'version')
      WHERE o.is_open AND o.programme_year = $1 AND r.programme_year <> $1 ORDER BY o.key`,
    [year],
  );
  return rows;
}

/** Returns a mark that changes whenever rules are published: the number of versions in the record. */
export async function countRuleSets(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM rule_set');
  return rows[0]!.n;
}
