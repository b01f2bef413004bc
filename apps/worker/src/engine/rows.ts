import type { LifeRef } from '@app/database';
import type { Application, Obligation, ObligationRules, PinnedRules } from '@app/domain';
import type { Pool } from 'pg';

/** A command that took effect, of which the workflow may not have heard. */
export interface UnacknowledgedCommand extends LifeRef {
  commandId: string;
}

/** Commands recorded at least `ageMs` ago and not acknowledged, oldest first, with what they were about. */
export async function findUnacknowledged(
  pool: Pool,
  ageMs: number,
  limit: number,
): Promise<UnacknowledgedCommand[]> {
  const { rows } = await pool.query<UnacknowledgedCommand>(
    `SELECT c.id AS "commandId",
            CASE WHEN a.id IS NOT NULL THEN 'application' WHEN o.id IS NOT NULL THEN 'obligation' ELSE 'programme' END AS kind,
            coalesce(a.id::text, o.id::text, c.programme_year::text) AS id,
            coalesce(a.number, o.key, c.programme_year::text) AS name
       FROM command c LEFT JOIN application a ON a.id = c.application_id LEFT JOIN obligation o ON o.id = c.obligation_id
      WHERE c.acknowledged_at IS NULL AND c.recorded_at <= now() - $1::float8 * interval '1 ms'
      ORDER BY c.recorded_at LIMIT $2`,
    [ageMs, limit],
  );
  return rows;
}

const OPEN: Record<LifeRef['kind'], string> = {
  application: `SELECT 'application' AS kind, id, number AS name FROM application`,
  obligation: `SELECT 'obligation' AS kind, id, key AS name FROM obligation`,
  programme: `SELECT 'programme' AS kind, id, id AS name FROM programme`,
};

/** One page of what is open of a kind in the order of its ids, after an id ('' = from the beginning). */
export async function findOpenLives(
  pool: Pool,
  kind: LifeRef['kind'],
  after: string,
  limit: number,
): Promise<LifeRef[]> {
  const { rows } = await pool.query<LifeRef>(
    `${OPEN[kind]} WHERE is_open AND ($1 = '' OR id > nullif($1, '')::${kind === 'programme' ? 'text' : 'uuid'}) ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rows;
}

const OFFSET = `coalesce((SELECT offset_ms FROM programme_clock), 0)::float8 AS "offset"`;

/** What a workflow is started again with: an open application's last state; undefined when it is over. */
export async function findLastApplication(
  pool: Pool,
  id: string,
): Promise<{ app: Application; rules: PinnedRules; offset: number } | undefined> {
  const { rows } = await pool.query<{ app: Application; rules: PinnedRules; offset: number }>(
    `SELECT state AS app, rules, ${OFFSET} FROM application WHERE id = $1 AND is_open`,
    [id],
  );
  return rows[0];
}

/** The same of an obligation. */
export async function findLastObligation(
  pool: Pool,
  id: string,
): Promise<{ obligation: Obligation; rules: ObligationRules; offset: number } | undefined> {
  const { rows } = await pool.query<{ obligation: Obligation; rules: ObligationRules; offset: number }>(
    `SELECT state AS obligation, rules, ${OFFSET} FROM obligation WHERE id = $1 AND is_open`,
    [id],
  );
  return rows[0];
}
