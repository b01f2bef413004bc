import type { Actor, Obligation, ObligationKind, ObligationRules, ObligationStatus } from '@app/domain';
import type { Pool } from 'pg';
import { columnsOf } from '../columns';
import { FileEntity } from '../files/file.entity';
import type { NewFile } from '../files/file.query';
import { obligationVisibleTo, parameters, type Put, type Reader } from '../worklists/scope';

/** An obligation with the rules that it is bound to; `offset` is the programme clock's (ms). */
export interface ObligationRow {
  obligation: Obligation;
  rules: ObligationRules;
  offset: number;
}

const ROW = `o.state AS obligation, o.rules, coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset"`;

/** Which obligations are asked for. */
export interface ObligationsWanted {
  year?: number;
  kind?: ObligationKind;
  status?: ObligationStatus;
}

/** The obligations that the viewer may see, by date; those without one last. */
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

/** One obligation that the viewer may see, or undefined. */
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

/** Something that happened to an obligation. */
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

/** What a department handed in for an item: the newest version. */
export interface ContributionRow {
  department: string;
  item: string;
  version: number;
  progress: string;
  figure: string | null;
  unit: string | null;
  source: string | null;
  fileId: string | null;
  problems: string | null;
  nextSteps: string | null;
  byName: string | null;
  /** By the office for a department. */
  byOffice: boolean;
  at: Date;
}

/** The newest versions of what was handed in; of one department when it is named. */
export async function findContributions(
  db: Reader,
  id: string,
  department?: string,
): Promise<ContributionRow[]> {
  const { rows } = await db.query<ContributionRow>(
    `SELECT DISTINCT ON (c.department, c.item) c.department, c.item, c.version, c.progress,
            coalesce(c.figure_text, c.figure::text) AS figure, c.unit, c.source, c.file_id AS "fileId", c.problems,
            c.next_steps AS "nextSteps", p.name AS "byName", coalesce(p.role = 'office', false) AS "byOffice", c.at
       FROM contribution c LEFT JOIN app_user p ON p.id = c.by_user
      WHERE c.obligation_id = $1 AND ($2::text IS NULL OR c.department = $2)
      ORDER BY c.department, c.item, c.version DESC`,
    [id, department ?? null],
  );
  return rows;
}

const FILE = columnsOf(FileEntity, 'f');

/** Evidence is seen by the office, the auditor, and the department from which it came. */
function fileReadable(viewer: Actor, put: Put): string {
  const visible = obligationVisibleTo(viewer, put);
  if (viewer.role !== 'department') return visible;
  const colleague = `EXISTS (SELECT FROM app_user u WHERE u.id = f.uploaded_by AND u.department_id = ${put(viewer.department)})`;
  return `${visible} AND ${colleague}`;
}

/** The files of an obligation that the viewer may read, oldest first. */
export async function findObligationFiles(db: Reader, id: string, viewer: Actor): Promise<FileEntity[]> {
  const { values, put } = parameters();
  const { rows } = await db.query<FileEntity>(
    `SELECT ${FILE} FROM obligation o JOIN file f ON f.obligation_id = o.id
      WHERE o.id = ${put(id)}::uuid AND ${fileReadable(viewer, put)} ORDER BY f.uploaded_at, f.id`,
    values,
  );
  return rows;
}

/** One file of an obligation that the viewer may read, with the name it is stored under. */
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

/** Keeps a file with an obligation that is not done; undefined when it is, or the uploader may not see it. */
export async function addObligationFile(
  pool: Pool,
  id: string,
  uploader: Actor,
  file: NewFile,
): Promise<FileEntity | undefined> {
  const { values, put } = parameters();
  const { rows } = await pool.query<FileEntity>(
    `WITH open AS (
       SELECT o.id FROM obligation o
        WHERE o.id = ${put(id)}::uuid AND o.status <> 'done' AND ${obligationVisibleTo(uploader, put)} FOR SHARE OF o)
     INSERT INTO file AS f (obligation_id, uploaded_by, name, media_type, size, sha256, stored_as, upload_id)
     SELECT open.id, ${put(uploader.id)}::uuid, ${put(file.name)}::text, ${put(file.mediaType)}::text,
            ${put(file.size)}::int, ${put(file.sha256)}::text, ${put(file.storedAs)}::text,
            ${put(file.uploadId)}::uuid FROM open
     ON CONFLICT (uploaded_by, upload_id) DO NOTHING
     RETURNING ${FILE}`,
    values,
  );
  return rows[0];
}

/** How many files lie with an obligation. */
export async function countObligationFiles(db: Reader, id: string): Promise<number> {
  const { rows } = await db.query<{ files: number }>(
    'SELECT count(*)::int AS files FROM file WHERE obligation_id = $1',
    [id],
  );
  return rows[0]!.files;
}
