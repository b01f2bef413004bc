import type { CivilDate, Year, YearRules, YearAnswer } from '@app/domain';
import type { Pool } from 'pg';
import { OFFSET } from '../rules/rehearsal.query';

/** A year with what its workflow is started from; `offset` is the programme clock's (ms). */
export interface YearRow {
  year: Year;
  rules: YearRules;
  offset: number;
}

/** The latest programme year that there is. */
export async function findLatestYear(pool: Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ year: number | null }>('SELECT max(year) AS year FROM programme');
  return rows[0]?.year ?? undefined;
}

/** Years whose notice has taken effect and that have not been opened, with the rules in force for them. */
export async function findUnopenedYears(
  pool: Pool,
  today: CivilDate,
): Promise<{ year: number; version: string }[]> {
  const { rows } = await pool.query<{ year: number; version: string }>(
    `SELECT p.year, r.version
       FROM programme p CROSS JOIN LATERAL (
         SELECT version FROM rule_set WHERE programme_year = p.year AND effective_from <= $1
          ORDER BY effective_from DESC, created_at DESC LIMIT 1) r
      WHERE p.seq = 0 AND p.opened_on <= $1 ORDER BY p.year`,
    [today],
  );
  return rows;
}

/** What an act on a year is about, and whether it has taken effect before. */
export interface YearTarget extends YearRow {
  command: { year: number | null; bodyHash: string; answer: YearAnswer } | null;
}

/** In one look: a year that was opened, and the command of this id; undefined when there is no such year. */
export async function findYearTarget(
  pool: Pool,
  year: number,
  commandId: string,
): Promise<YearTarget | undefined> {
  const { rows } = await pool.query({
    name: 'find-year-target',
    text: `SELECT p.state AS year, p.rules, ${OFFSET}, c.id IS NOT NULL AS known, c.programme_year AS "commandOf",
                  c.body_hash AS "bodyHash", c.answer
             FROM programme p LEFT JOIN command c ON c.id = $2::uuid WHERE p.year = $1`,
    values: [year, commandId],
  });
  if (!rows[0]) return undefined;
  const { known, commandOf, bodyHash, answer, ...row } = rows[0];
  return { ...row, command: known ? { year: commandOf, bodyHash, answer } : null };
}
