import type { Actor } from '@app/domain';
import type { Pool } from 'pg';
import { UNIT_NAME } from '../applications/unit-of.sql';
import type { ScanState } from './file.entity';
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

const PROGRAMME_TIME = `clock_timestamp() + coalesce((SELECT offset_ms FROM programme_clock), 0) * interval '1 ms'`;

const SEAT_OF_UPLOADER = `CASE p.role WHEN 'applicant' THEN 'applicant' WHEN 'department' THEN 'department:' || p.department_id
  WHEN 'inspector' THEN 'inspection' ELSE 'office' END`;

/** SQL: what a file `f` may belong to. */
const HOME = `LEFT JOIN application a ON a.id = f.application_id LEFT JOIN unit u ON u.id = a.record_id
  LEFT JOIN cell_life c ON c.application_id = f.application_id AND f.cell_check IS NOT NULL
  LEFT JOIN obligation o ON o.id = f.obligation_id`;

/** SQL: where a file `f` was uploaded, in words, and the page of that place. */
const PLACE = `CASE WHEN a.stage = 'draft' THEN '申报草稿' WHEN a.id IS NOT NULL THEN '申报 ' || a.number || coalesce('，' || ${UNIT_NAME}, '')
  WHEN o.id IS NOT NULL THEN '填报任务的佐证材料' ELSE f.circular_year || ' 年度通知的扫描件' END`;
const PATH = `CASE WHEN c.id IS NOT NULL THEN '/cells/' || c.id WHEN a.id IS NOT NULL THEN '/applications/' || a.id
  WHEN o.id IS NOT NULL THEN '/obligations/' || o.id ELSE '/years/' || f.circular_year END`;

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

/**
 * Records the verdict about a file that has none yet, and with a virus a mail to its uploader. Returns whether it was
 * recorded by this call.
 */
export async function decideScan(db: Reader, fileId: string, verdict: ScanVerdict): Promise<boolean> {
  const { rows } = await db.query<{ decided: number }>(
    `WITH decided AS (
       UPDATE file_scan SET state = $2, finding = $3, fault = NULL, decided_at = now()
        WHERE file_id = $1 AND state = 'unscanned' RETURNING file_id, state),
     told AS (
       INSERT INTO outbox (scan, kind, recipient, seat, send_at, payload)
       SELECT f.id, 'fileInfected', p.email, ${SEAT_OF_UPLOADER}, ${PROGRAMME_TIME},
              jsonb_build_object('file', f.name, 'place', ${PLACE}, 'path', ${PATH})
         FROM decided d JOIN file f ON f.id = d.file_id JOIN app_user p ON p.id = f.uploaded_by AND p.active
         ${HOME}
        WHERE d.state = 'infected'
       ON CONFLICT (scan, recipient, kind) WHERE scan IS NOT NULL DO NOTHING)
     SELECT count(*)::int AS decided FROM decided`,
    [fileId, verdict.state, verdict.state === 'infected' ? verdict.finding : null],
  );
  return rows[0]!.decided === 1;
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

/** Returns the names of infected files that the unit of an application uploaded, except those that were replaced. */
export async function findInfectedFiles(db: Reader, applicationId: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT f.name FROM file f JOIN file_scan s ON s.file_id = f.id AND s.state = 'infected'
       JOIN app_user p ON p.id = f.uploaded_by AND p.role = 'applicant'
      WHERE f.application_id = $1 AND NOT EXISTS (SELECT FROM file later WHERE later.replaces = coalesce(f.original_of, f.id))
      ORDER BY f.uploaded_at, f.id`,
    [applicationId],
  );
  return rows.map(({ name }) => name);
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
      ? 'UPDATE virus_scanner SET silent_since = NULL, silence = NULL WHERE silent_since IS NOT NULL'
      : 'UPDATE virus_scanner SET silent_since = now(), silence = gen_random_uuid() WHERE silent_since IS NULL',
  );
  return rowCount === 1;
}

/** Writes a mail to each person of the office when the scanner has been silent for `afterMs`; once for each silence. */
export async function tellOfSilence(db: Reader, afterMs: number): Promise<void> {
  await db.query(
    `INSERT INTO outbox (scan, kind, recipient, seat, send_at, payload)
     SELECT s.silence, 'scannerSilent', p.email, 'office', ${PROGRAMME_TIME},
            jsonb_build_object('since', in_ms(s.silent_since) + (SELECT offset_ms FROM programme_clock))
       FROM virus_scanner s JOIN app_user p ON p.role = 'office' AND p.active
      WHERE s.silent_since <= now() - $1 * interval '1 ms'
     ON CONFLICT (scan, recipient, kind) WHERE scan IS NOT NULL DO NOTHING`,
    [afterMs],
  );
}

/** What the office sees of the scan. `stopped`: files that are not given out, newest verdict first, at most 200. */
export interface ScanOverviewRow {
  silentSince: Date | null;
  scanned: number;
  waiting: number;
  faults: { fault: ScanFaultName; files: number }[];
  stopped: {
    id: string;
    name: string;
    scan: ScanState;
    finding: string | null;
    at: Date;
    by: string;
    place: string;
    path: string;
  }[];
}

export type ScanFaultName = 'unreachable' | 'silent' | 'tooLarge' | 'limits' | 'refused' | 'missing';

/** Returns it for office or auditor: without files of drafts and replaced ones, and for the auditor without those of the office. */
export async function findScanOverview(db: Reader, { role }: Actor): Promise<ScanOverviewRow> {
  const { rows } = await db.query<Omit<ScanOverviewRow, 'stopped'>>(
    `SELECT silent_since AS "silentSince",
            (SELECT count(*)::int FROM file_scan WHERE state <> 'unscanned') AS scanned,
            (SELECT count(*)::int FROM file_scan WHERE state = 'unscanned') AS waiting,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('fault', fault, 'files', files) ORDER BY files DESC, fault), '[]')
               FROM (SELECT fault, count(*) AS files FROM file_scan WHERE state = 'unscanned' AND fault IS NOT NULL
                      GROUP BY fault) f) AS faults
       FROM virus_scanner`,
  );
  const { rows: stopped } = await db.query<ScanOverviewRow['stopped'][number]>(
    `SELECT f.id, f.name, s.state AS scan, s.finding, s.decided_at AS at, p.name AS by, ${PLACE} AS place, ${PATH} AS path
       FROM file_scan s JOIN file f ON f.id = s.file_id JOIN app_user p ON p.id = f.uploaded_by ${HOME}
      WHERE s.state IN ('infected', 'unscannable') AND (a.id IS NULL OR a.stage <> 'draft')
        AND ($1::text = 'office' OR p.role <> 'office')
        AND NOT EXISTS (SELECT FROM file later WHERE later.replaces = coalesce(f.original_of, f.id))
      ORDER BY s.decided_at DESC, f.id LIMIT 200`,
    [role],
  );
  return { ...rows[0]!, stopped };
}
