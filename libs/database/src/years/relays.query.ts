import type { ApplicationTypes, Beginning } from '@app/domain';
import type { Pool } from 'pg';
import { OFFSET } from '../rules/rehearsal.query';

/**
 * A relay: what the office did with a year, for an application, with the state from which its workflow restarts when it
 * is over.
 */
export interface RelayRow extends Beginning<ApplicationTypes> {
  id: string;
  kind: 'reportToCity' | 'recordCityResult' | 'revoke' | 'assessmentYearChanged' | 'cityResultCorrected';
  data: Record<string, unknown>;
  by: string;
  /** Whether the command of the relay is recorded already; then only the relay is not marked. */
  done: boolean;
}

/** Returns the first pending relay of each application, in the order of writing, except those with the ids `except`. */
export async function findPendingRelays(
  pool: Pool,
  limit: number,
  except: string[] = [],
): Promise<RelayRow[]> {
  const { rows } = await pool.query<RelayRow>(
    `SELECT t.id, t.kind, t.data, t.by_user AS by, EXISTS (SELECT FROM command c WHERE c.id = t.id) AS done,
            a.state, a.rules, ${OFFSET}
       FROM telling t JOIN application a ON a.id = t.application_id
      WHERE t.told_at IS NULL AND t.id <> ALL($2::uuid[])
        AND NOT EXISTS (SELECT FROM telling earlier WHERE earlier.application_id = t.application_id
                           AND earlier.told_at IS NULL AND earlier.place < t.place)
      ORDER BY t.place LIMIT $1`,
    [limit, except],
  );
  return rows;
}

/** Marks a relay as delivered. `refused`: the application has moved on and does not take it. */
export async function markRelayed(pool: Pool, id: string, refused?: string): Promise<void> {
  await pool.query('UPDATE telling SET told_at = now(), refused = $2 WHERE id = $1 AND told_at IS NULL', [
    id,
    refused ?? null,
  ]);
}
