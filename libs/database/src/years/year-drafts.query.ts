import type { CivilDate, CountingPolicy } from '@app/domain';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../connection/transaction';
import { LOCK_RULES, newestFirst } from '../rules/versions.sql';

/** A draft of a programme year, with the names of who made it and who changed it last. */
export interface YearDraftRow {
  year: number;
  revision: number;
  /** The parts of a programme file, checked or not. */
  body: Record<string, unknown>;
  origin: 'lastYear' | 'file';
  basedOn: string | null;
  fileName: string | null;
  madeBy: string;
  madeAt: Date;
  changedBy: string;
  changedAt: Date;
}

const SELECTED = `d.year, d.revision, d.body, d.origin, d.based_on AS "basedOn", d.file_name AS "fileName",
  m.name AS "madeBy", d.made_at AS "madeAt", c.name AS "changedBy", d.changed_at AS "changedAt"
  FROM year_draft d JOIN app_user m ON m.id = d.made_by JOIN app_user c ON c.id = d.changed_by
 WHERE d.published_as IS NULL`;

/** Returns the drafts that are not published, oldest year first. */
export async function findYearDrafts(pool: Pool): Promise<YearDraftRow[]> {
  return (await pool.query<YearDraftRow>(`SELECT ${SELECTED} ORDER BY d.year`)).rows;
}

/** Returns the draft of a year, unless it is published; undefined when there is none. */
export async function findYearDraft(pool: Pool, year: number): Promise<YearDraftRow | undefined> {
  return (await pool.query<YearDraftRow>(`SELECT ${SELECTED} AND d.year = $1`, [year])).rows[0];
}

/** A new draft; `at` is programme time. */
export interface NewYearDraft extends Pick<
  YearDraftRow,
  'year' | 'body' | 'origin' | 'basedOn' | 'fileName'
> {
  by: string;
  at: Date;
}

/** Writes a draft of a year that neither exists nor is being prepared; else returns which of both it is. */
export async function createYearDraft(
  pool: Pool,
  { year, body, origin, basedOn, fileName, by, at }: NewYearDraft,
): Promise<'made' | 'yearExists' | 'drafted'> {
  const { rows } = await pool.query<{ known: boolean; made: boolean }>(
    `WITH known AS (SELECT EXISTS (SELECT FROM programme WHERE year = $1)
                        OR EXISTS (SELECT FROM rule_set WHERE programme_year = $1) AS yes),
          made AS (INSERT INTO year_draft (year, body, origin, based_on, file_name, made_by, made_at, changed_by, changed_at)
                   SELECT $1, $2, $3, $4, $5, $6, $7, $6, $7 FROM known WHERE NOT yes
                   ON CONFLICT (year) DO NOTHING RETURNING year)
     SELECT (SELECT yes FROM known) AS known, EXISTS (SELECT FROM made) AS made`,
    [year, JSON.stringify(body), origin, basedOn, fileName, by, at],
  );
  const { known, made } = rows[0]!;
  return made ? 'made' : known ? 'yearExists' : 'drafted';
}

/** Replaces the body of a draft. Returns false when it is no longer at this revision. */
export async function changeYearDraft(
  pool: Pool,
  change: { year: number; revision: number; body: object; by: string; at: Date },
): Promise<boolean> {
  const { year, revision, body, by, at } = change;
  const { rowCount } = await pool.query(
    `UPDATE year_draft SET body = $3, revision = revision + 1, changed_by = $4, changed_at = $5
      WHERE year = $1 AND revision = $2 AND published_as IS NULL`,
    [year, revision, JSON.stringify(body), by, at],
  );
  return rowCount === 1;
}

/** Deletes a draft. Returns false when it is no longer at this revision. */
export async function discardYearDraft(pool: Pool, year: number, revision: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    'DELETE FROM year_draft WHERE year = $1 AND revision = $2 AND published_as IS NULL',
    [year, revision],
  );
  return rowCount === 1;
}

/** What the publication of a draft writes. */
export interface YearPublication {
  year: number;
  revision: number;
  version: string;
  body: object;
  effectiveFrom: CivilDate;
  baseline: { value: number; source: string; dated: CivilDate };
  /** From when the cells of the year count; the office may change it on the page of the year. */
  counting: { countsFrom: CountingPolicy['countsFrom']; basis: 'assumed' | 'office' };
  departments: readonly { id: string; name: string; fullName: string }[];
  by: string;
  /** Programme time. */
  at: Date;
  reason: string;
}

/**
 * Publishes a draft in one transaction: new departments, the year, the first version of its rules. Returns the day from
 * which the version holds, the same when the same revision was published before; else why it cannot be.
 */
export function publishYear(
  pool: Pool,
  next: YearPublication,
): Promise<{ effectiveFrom: CivilDate } | 'changed' | 'yearExists'> {
  return inTransaction(pool, async (client) => {
    await client.query(LOCK_RULES);
    const { rows } = await client.query<{ revision: number; effectiveFrom: CivilDate | null }>(
      `SELECT d.revision, r.effective_from::text AS "effectiveFrom"
         FROM year_draft d LEFT JOIN rule_set r ON r.version = d.published_as WHERE d.year = $1 FOR UPDATE OF d`,
      [next.year],
    );
    const [draft] = rows;
    if (draft?.revision !== next.revision) return 'changed';
    if (draft.effectiveFrom !== null) return { effectiveFrom: draft.effectiveFrom };
    if (await exists(client, next.year)) return 'yearExists';
    await write(client, next);
    return { effectiveFrom: next.effectiveFrom };
  });
}

async function exists(client: PoolClient, year: number): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM programme WHERE year = $1 UNION ALL SELECT FROM rule_set WHERE programme_year = $1',
    [year],
  );
  return Boolean(rowCount);
}

async function write(client: PoolClient, next: YearPublication): Promise<void> {
  const { year, version, body, effectiveFrom, baseline, counting, departments, by, at, reason } = next;
  await client.query(
    `INSERT INTO department (id, name, full_name)
     SELECT id, name, "fullName" FROM jsonb_to_recordset($1) AS d(id text, name text, "fullName" text)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(departments)],
  );
  await client.query(
    `INSERT INTO programme (year, baseline, baseline_source, baseline_dated, baseline_set_by, baseline_set_at, opened_on,
       counts_from, counts_from_basis)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[year, baseline.value, baseline.source, baseline.dated, by, at, effectiveFrom],
      ...[counting.countsFrom, counting.basis],
    ],
  );
  await client.query(
    `INSERT INTO rule_set (version, programme_year, body, effective_from, published_by, reason)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [version, year, JSON.stringify(body), effectiveFrom, by, reason],
  );
  await client.query('UPDATE year_draft SET published_as = $2 WHERE year = $1', [year, version]);
}

/** Returns the newest version of each year, newest year first. */
export async function findNewestVersions(pool: Pool): Promise<{ year: number; version: string }[]> {
  const { rows } = await pool.query<{ year: number; version: string }>(
    `SELECT DISTINCT ON (r.programme_year) r.programme_year AS year, r.version FROM rule_set r
      ORDER BY r.programme_year DESC, ${newestFirst('r')}`,
  );
  return rows;
}
