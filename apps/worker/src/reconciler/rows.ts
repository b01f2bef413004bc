import type { Application, PinnedRules } from '@app/domain';
import type { Pool } from 'pg';

/** A command that took effect, of which the workflow may not have heard. */
export interface UnacknowledgedCommand {
  id: string;
  applicationId: string;
  number: string;
}

/** Commands recorded at least `ageMs` ago and not acknowledged, oldest first. */
export async function findUnacknowledged(
  pool: Pool,
  ageMs: number,
  limit: number,
): Promise<UnacknowledgedCommand[]> {
  const { rows } = await pool.query<UnacknowledgedCommand>(
    `SELECT c.id, c.application_id AS "applicationId", a.number
       FROM command c JOIN application a ON a.id = c.application_id
      WHERE c.acknowledged_at IS NULL AND c.recorded_at <= now() - $1::float8 * interval '1 ms'
      ORDER BY c.recorded_at LIMIT $2`,
    [ageMs, limit],
  );
  return rows;
}

/** One page of open applications in the order of their ids, after an id ('' = from the beginning). */
export async function findOpenApplications(
  pool: Pool,
  after: string,
  limit: number,
): Promise<{ id: string; number: string }[]> {
  const { rows } = await pool.query<{ id: string; number: string }>(
    `SELECT id, number FROM application WHERE is_open AND ($1 = '' OR id > nullif($1, '')::uuid) ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rows;
}

/** What a workflow is started again with: an open application's last state; undefined when it is over. */
export async function findLastState(
  pool: Pool,
  applicationId: string,
): Promise<{ app: Application; rules: PinnedRules; offset: number } | undefined> {
  const { rows } = await pool.query<{ app: Application; rules: PinnedRules; offset: number }>(
    `SELECT state AS app, rules, coalesce((SELECT offset_ms FROM programme_clock), 0)::float8 AS "offset"
       FROM application WHERE id = $1 AND is_open`,
    [applicationId],
  );
  return rows[0];
}
