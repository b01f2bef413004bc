import type { Pool } from 'pg';

/** A programme year's figures, counted now. */
export interface ProgrammeFigures {
  year: number;
  baseline: number;
  baselineSource: string;
  /** Cells that count in this assessment year, by type. */
  completed: Record<string, number>;
  /** Of an earlier programme year, counted here. */
  carriedIn: number;
  /** Of this programme year, counted in the next. */
  carriedOut: number;
  /** Applications of this programme year that are under way, by type. */
  open: Record<string, number>;
}

/** The figures of a year in one snapshot; undefined when there is no such programme. */
export async function findProgrammeFigures(pool: Pool, year: number): Promise<ProgrammeFigures | undefined> {
  const { rows } = await pool.query<ProgrammeFigures>(
    `SELECT p.year, p.baseline, p.baseline_source AS "baselineSource",
            coalesce((SELECT jsonb_object_agg(cell_type, n) FROM (
              SELECT cell_type, count(*) AS n FROM cell
               WHERE assessment_year = p.year AND revoked_on IS NULL GROUP BY cell_type) c), '{}') AS completed,
            (SELECT count(*)::int FROM cell
              WHERE assessment_year = p.year AND programme_year < p.year AND revoked_on IS NULL) AS "carriedIn",
            (SELECT count(*)::int FROM cell
              WHERE programme_year = p.year AND assessment_year > p.year AND revoked_on IS NULL) AS "carriedOut",
            coalesce((SELECT jsonb_object_agg(cell_type, n) FROM (
              SELECT cell_type, count(*) AS n FROM application
               WHERE is_open AND programme_year = p.year GROUP BY cell_type) o), '{}') AS open
       FROM programme p WHERE p.year = $1`,
    [year],
  );
  return rows[0];
}
