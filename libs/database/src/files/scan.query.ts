import type { Pool } from 'pg';
import type { Reader } from '../worklists/scope';

/** A file that this process scans until its lease ends. */
export interface LeasedScan {
  fileId: string;
  storedAs: string;
  name: string;
  /** The number of this attempt, from 1. */
  attempts: number;
}

/** A final answer about a file; `finding` is what the scanner calls a virus. */
export type ScanVerdict =
  { state: 'clean' } | { state: 'unscannable' } | { state: 'infected'; finding: string };

/**
 * Leases at most `limit` files that wait for their scan for `leaseMs` ms. First those that failed least, of these the
 * newest: somebody waits for them. A file whose process died is leased again after its lease.
 */
export async function leaseScans(pool: Pool, limit: number, leaseMs: number): Promise<LeasedScan[]> {
  const { rows } = await pool.query<LeasedScan>(
    `UPDATE file_scan s SET attempts = s.attempts + 1, next_attempt_at = now() + $2 * interval '1 ms'
       FROM (SELECT file_id FROM file_scan WHERE state = 'unscanned' AND next_attempt_at <= now()
              ORDER BY attempts, next_attempt_at DESC LIMIT $1 FOR UPDATE SKIP LOCKED) due
       JOIN file f ON f.id = due.file_id
      WHERE s.file_id = due.file_id
      RETURNING s.file_id AS "fileId", f.stored_as AS "storedAs", f.name, s.attempts`,
    [limit, leaseMs],
  );
  return rows;
}

/** Records the verdict about a file that has none yet. Returns whether it was recorded by this call. */
export async function decideScan(db: Reader, fileId: string, verdict: ScanVerdict): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE file_scan SET state = $2, finding = $3, fault = NULL, decided_at = now()
      WHERE file_id = $1 AND state = 'unscanned'`,
    [fileId, verdict.state, verdict.state === 'infected' ? verdict.finding : null],
  );
  return rowCount === 1;
}

/** Records why an attempt gave no verdict. The file is due again in `pauseMs`. */
export async function postponeScan(
  db: Reader,
  fileId: string,
  { fault, pauseMs }: { fault: string; pauseMs: number },
): Promise<void> {
  await db.query(
    `UPDATE file_scan SET fault = $2, next_attempt_at = now() + $3 * interval '1 ms'
      WHERE file_id = $1 AND state = 'unscanned'`,
    [fileId, fault, pauseMs],
  );
}

/** Returns the infected files whose bytes are still in their place. */
export async function findNotSetAside(db: Reader): Promise<{ fileId: string; storedAs: string }[]> {
  const { rows } = await db.query<{ fileId: string; storedAs: string }>(
    `SELECT s.file_id AS "fileId", f.stored_as AS "storedAs" FROM file_scan s JOIN file f ON f.id = s.file_id
      WHERE s.state = 'infected' AND s.set_aside_at IS NULL LIMIT 100`,
  );
  return rows;
}

/** Records that the bytes of an infected file have left their place. */
export async function noteSetAside(db: Reader, fileId: string): Promise<void> {
  await db.query(
    `UPDATE file_scan SET set_aside_at = now() WHERE file_id = $1 AND state = 'infected' AND set_aside_at IS NULL`,
    [fileId],
  );
}

/** Records whether the scanner answers. Returns true when that has changed. */
export async function noteScanner(db: Reader, answers: boolean): Promise<boolean> {
  const { rowCount } = await db.query(
    answers
      ? 'UPDATE virus_scanner SET silent_since = NULL WHERE silent_since IS NOT NULL'
      : 'UPDATE virus_scanner SET silent_since = now() WHERE silent_since IS NULL',
  );
  return rowCount === 1;
}
