import type { Actor } from '@app/domain';
import type { Pool } from 'pg';
import { parameters, type Reader, visibleTo } from '../worklists/scope';

/** 推荐意见: what a 镇街 said of a case. */
export interface RecommendationRow {
  town: string;
  text: string;
  at: Date;
  byName: string;
}

/**
 * Returns the recommendations of a case, oldest first. Its unit reads none of them; a 镇街 reads those of the case, which are
 * its own unless the unit has moved.
 */
export async function findRecommendations(
  db: Reader,
  id: string,
  viewer: Actor,
): Promise<RecommendationRow[]> {
  if (viewer.role === 'applicant') return [];
  const { values, put } = parameters();
  const { rows } = await db.query<RecommendationRow>(
    `SELECT r.town, r.text, r.at, p.name AS "byName"
       FROM application a JOIN town_recommendation r ON r.application_id = a.id JOIN app_user p ON p.id = r.by_user
      WHERE a.id = ${put(id)}::uuid AND ${visibleTo(viewer, put)} ORDER BY r.at, r.recorded_at`,
    values,
  );
  return rows;
}

/** A recommendation to record. `at` is programme time. */
export interface NewRecommendation {
  commandId: string;
  bodyHash: string;
  applicationId: string;
  text: string;
  at: Date;
}

/**
 * Records what a person of a 镇街 says of a case that he may see. Returns false when he may not, or when a command of this
 * id was recorded before.
 */
export async function recordRecommendation(
  pool: Pool,
  viewer: Actor,
  { commandId, bodyHash, applicationId, text, at }: NewRecommendation,
): Promise<boolean> {
  const { values, put } = parameters();
  const { rowCount } = await pool.query(
    `INSERT INTO town_recommendation (command_id, body_hash, application_id, town, text, by_user, at)
     SELECT ${put(commandId)}::uuid, ${put(bodyHash)}, a.id, ${put(viewer.town)}, ${put(text)}, ${put(viewer.id)}::uuid,
            ${put(at)}::timestamptz
       FROM application a WHERE a.id = ${put(applicationId)}::uuid AND ${visibleTo(viewer, put)}
     ON CONFLICT DO NOTHING`,
    values,
  );
  return rowCount === 1;
}

/** Returns the hash of the request with which a recommendation was recorded; undefined when this command was not. */
export async function findRecommendationCommand(pool: Pool, commandId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ hash: string }>(
    'SELECT body_hash AS hash FROM town_recommendation WHERE command_id = $1',
    [commandId],
  );
  return rows[0]?.hash;
}
