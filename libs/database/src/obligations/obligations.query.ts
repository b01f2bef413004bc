import {
  type Actor,
  seatsHeldBy,
  type Obligation,
  type ObligationKind,
  type ObligationRules,
  type ObligationStatus,
} from '@app/domain';
import { fileColumns, type FileEntity, type ScanState } from '../files/file.entity';
import type { NewFile } from '../files/file.query';
import { obligationVisibleTo, parameters, type Put, type Reader } from '../worklists/scope';

/** An obligation with its pinned rules; `offset` is programme time minus real time (ms). */
export interface ObligationRow {
  obligation: Obligation;
  rules: ObligationRules;
  offset: number;
}

const ROW = `o.state AS obligation, o.rules, coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset"`;

/** Which obligations a list asks for. */
export interface ObligationsWanted {
  year?: number;
  kind?: ObligationKind;
  status?: ObligationStatus;
}

/** Returns the obligations that the viewer may see, by last day; those without one come last. */
export async function findObligations(
  db: Reader,
  viewer: Actor,
  { year, kind, status }: ObligationsWanted,
): Promise<ObligationRow[]> {
  const { values, put } = parameters();
  const conditions = [obligationVisibleTo(viewer, put)];
  if (year) conditions.push(`o.programme_year = ${put(year)}`);
  if (kind) conditions.push(`o.kind = ${put(kind)}`);
  if (status) conditions.push(`o.status = ${put(status)}`);
  const { rows } = await db.query<ObligationRow>(
    `SELECT ${ROW} FROM obligation o WHERE ${conditions.join(' AND ')} ORDER BY o.due_on NULLS LAST, o.key LIMIT 1000`,
    values,
  );
  return rows;
}

/** Returns an obligation that the viewer may see, or undefined. */
export async function findObligation(
  db: Reader,
  id: string,
  viewer: Actor,
): Promise<ObligationRow | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<ObligationRow>(
    `SELECT ${ROW} FROM obligation o WHERE o.id = ${put(id)}::uuid AND ${obligationVisibleTo(viewer, put)}`,
    values,
  );
  return rows[0];
}

/** One event of an obligation. */
export interface ObligationEventRow {
  seq: number;
  type: string;
  data: Record<string, unknown>;
  at: Date;
  byName: string | null;
}

export async function findObligationEvents(db: Reader, id: string): Promise<ObligationEventRow[]> {
  const { rows } = await db.query<ObligationEventRow>(
    `SELECT e.seq, e.type, e.data, e.at, p.name AS "byName" FROM obligation_event e
       LEFT JOIN app_user p ON p.id = CASE WHEN e.by_user <> 'system' THEN e.by_user::uuid END
      WHERE e.obligation_id = $1 ORDER BY e.seq`,
    [id],
  );
  return rows;
}

/** The newest version of a contribution of a department to an item. */
export interface ContributionRow {
  department: string;
  item: string;
  version: number;
  progress: string;
  figure: string | null;
  unit: string | null;
  source: string | null;
  fileId: string | null;
  fileScan: ScanState | null;
  problems: string | null;
  nextSteps: string | null;
  byName: string | null;
  /** Whether the office handed it in for the department. */
  byOffice: boolean;
  at: Date;
}

/** Returns the newest version of each contribution; with `seats`, only those that are in these hands (`holds`). */
export async function findContributions(
  db: Reader,
  id: string,
  seats?: readonly string[],
): Promise<ContributionRow[]> {
  const { rows } = await db.query<ContributionRow>(
    `SELECT DISTINCT ON (c.department, c.item) c.department, c.item, c.version, c.progress,
            coalesce(c.figure_text, c.figure::text) AS figure, c.unit, c.source, c.file_id AS "fileId",
            (SELECT s.state FROM file_scan s WHERE s.file_id = c.file_id) AS "fileScan", c.problems,
            c.next_steps AS "nextSteps", p.name AS "byName", coalesce(p.role = 'office', false) AS "byOffice", c.at
       FROM contribution c LEFT JOIN app_user p ON p.id = c.by_user
      WHERE c.obligation_id = $1 AND ($2::text[] IS NULL OR holds($2, c.department, 'item:' || c.item))
      ORDER BY c.department, c.item, c.version DESC`,
    [id, seats ?? null],
  );
  return rows;
}

const FILE = fileColumns('f');

/**
 * SQL: whether the viewer may read a file. The office and the auditor read every file, a department those that its own
 * people uploaded.
 */
function fileReadable(viewer: Actor, put: Put): string {
  const visible = obligationVisibleTo(viewer, put);
  if (viewer.role !== 'department') return visible;
  const colleague = `EXISTS (SELECT FROM app_user u WHERE u.id = f.uploaded_by AND (holds_some(${put(seatsHeldBy(viewer))}::text[], u.department_id)
    OR person_body(u.department_id, u.id) = ${put(viewer.department)}::text))`;
  return `${visible} AND ${colleague}`;
}

/** Returns the files of an obligation that the viewer may read, oldest first. */
export async function findObligationFiles(db: Reader, id: string, viewer: Actor): Promise<FileEntity[]> {
  const { values, put } = parameters();
  const { rows } = await db.query<FileEntity>(
    `SELECT ${FILE} FROM obligation o JOIN file f ON f.obligation_id = o.id
      WHERE o.id = ${put(id)}::uuid AND f.original_of IS NULL AND ${fileReadable(viewer, put)} ORDER BY f.uploaded_at, f.id`,
    values,
  );
  return rows;
}

/**
 * Returns a file of an obligation that the viewer may read, with the name under which it is stored; undefined when
 * there is none.
 */
export async function findObligationFile(
  db: Reader,
  id: string,
  fileId: string,
  viewer: Actor,
): Promise<FileEntity | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<FileEntity>(
    `SELECT ${FILE} FROM obligation o JOIN file f ON f.obligation_id = o.id
      WHERE o.id = ${put(id)}::uuid AND f.id = ${put(fileId)}::uuid AND ${fileReadable(viewer, put)}`,
    values,
  );
  return rows[0];
}

/**
 * Stores the row of a file while the obligation is open. Returns undefined when it is done or the uploader may not see
 * it.
 */
export async function addObligationFile(
  db: Reader,
  id: string,
  uploader: Actor,
  file: NewFile,
): Promise<FileEntity | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<FileEntity>(
    `WITH open AS (
       SELECT o.id FROM obligation o
        WHERE o.id = ${put(id)}::uuid AND o.status <> 'done' AND ${obligationVisibleTo(uploader, put)} FOR SHARE OF o)
     INSERT INTO file AS f (obligation_id, uploaded_by, name, media_type, size, sha256, stored_as, upload_id, sent_name)
     SELECT open.id, ${put(uploader.id)}::uuid, ${put(file.name)}::text, ${put(file.mediaType)}::text,
            ${put(file.size)}::int, ${put(file.sha256)}::text, ${put(file.storedAs)}::text,
            ${put(file.uploadId)}::uuid, ${put(file.sentName)}::text FROM open
     ON CONFLICT (uploaded_by, upload_id) DO NOTHING
     RETURNING ${FILE}`,
    values,
  );
  return rows[0];
}

/** Returns how many files an obligation has. */
export async function countObligationFiles(db: Reader, id: string): Promise<number> {
  const { rows } = await db.query<{ files: number }>(
    'SELECT count(*)::int AS files FROM file WHERE obligation_id = $1 AND original_of IS NULL',
    [id],
  );
  return rows[0]!.files;
}
