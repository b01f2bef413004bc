import type { Actor, Role, Stage } from '@app/domain';
import type { Pool } from 'pg';
import { parameters, type Put, type Reader, scopeName, visibleTo } from '../worklists/scope';
import { fileColumns, type FileEntity, ORIGINAL, type OriginalFile } from './file.entity';

/** A file of an application, with the role of its uploader. */
export type EvidenceRow = FileEntity & { by: Role };

const FILE = fileColumns('f');
const EVIDENCE = `${FILE}, (SELECT role FROM app_user o WHERE o.id = f.uploaded_by) AS by`;

/**
 * SQL: whether the viewer may read the file. Files of the office may name an objector, so only the office reads them.
 */
function readable(viewer: Actor, put: Put): string {
  const keptByOffice = `EXISTS (SELECT FROM app_user o WHERE o.id = f.uploaded_by AND o.role = 'office')`;
  return `${visibleTo(viewer, put)}${viewer.role === 'office' ? '' : ` AND NOT ${keptByOffice}`}`;
}

/** Returns the files of an application that the viewer may read, oldest first. */
export async function findFiles(db: Reader, applicationId: string, viewer: Actor): Promise<EvidenceRow[]> {
  const { values, put } = parameters();
  const { rows } = await db.query<EvidenceRow>({
    name: `find-files-${scopeName(viewer)}`,
    text: `SELECT ${EVIDENCE} FROM application a JOIN file f ON f.application_id = a.id
            WHERE a.id = ${put(applicationId)}::uuid AND f.cell_check IS NULL AND f.original_of IS NULL
              AND ${readable(viewer, put)} ORDER BY f.uploaded_at, f.id`,
    values,
  });
  return rows;
}

/** Returns a file that the viewer may read, with the name under which it is stored; undefined when there is none. */
export async function findFile(
  db: Reader,
  applicationId: string,
  fileId: string,
  viewer: Actor,
): Promise<FileEntity | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<FileEntity>(
    `SELECT ${FILE} FROM application a JOIN file f ON f.application_id = a.id
      WHERE a.id = ${put(applicationId)}::uuid AND f.id = ${put(fileId)}::uuid AND f.cell_check IS NULL AND ${readable(viewer, put)}`,
    values,
  );
  return rows[0];
}

/** A received file. */
export type NewFile = Pick<FileEntity, 'name' | 'mediaType' | 'size' | 'sha256' | 'storedAs'> & {
  sentName?: string;
  uploadId?: string;
};

/** What a file of an application belongs to, and which earlier file of the same place it replaces; all may be absent. */
export interface FilePlace {
  itemId?: string;
  field?: string;
  replaces?: string;
}

/** What decides whether an application takes more files: stage, number of files, rules. */
export interface Shelf {
  stage: Stage;
  files: number;
  programmeYear: number;
  cellType: string;
  rulesVersion: string | null;
}

/** Returns stage, number of files and rules of an application, or undefined when the viewer may not see it. */
export async function findShelf(
  db: Reader,
  applicationId: string,
  viewer: Actor,
): Promise<Shelf | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<Shelf>(
    `SELECT a.stage, a.programme_year AS "programmeYear", a.cell_type AS "cellType", a.rules_version AS "rulesVersion",
            (SELECT count(*)::int FROM file f WHERE f.application_id = a.id AND f.cell_check IS NULL AND f.original_of IS NULL) AS files
       FROM application a WHERE a.id = ${put(applicationId)}::uuid AND ${visibleTo(viewer, put)}`,
    values,
  );
  return rows[0];
}

/**
 * Stores the row of a file while the application is in one of these stages. Returns undefined when it no longer is, or
 * when the upload is already stored.
 */
export async function addFile(
  db: Reader,
  applicationId: string,
  uploader: Actor,
  stages: readonly Stage[],
  file: NewFile & FilePlace,
): Promise<EvidenceRow | undefined> {
  const { values, put } = parameters();
  // FOR SHARE: the stage of the application cannot change until the file is recorded.
  const { rows } = await db.query<EvidenceRow>(
    `WITH open AS (
       SELECT a.id FROM application a
        WHERE a.id = ${put(applicationId)}::uuid AND a.stage = ANY(${put(stages)}::text[]) AND ${visibleTo(uploader, put)}
          FOR SHARE OF a)
     INSERT INTO file AS f (application_id, uploaded_by, name, media_type, size, sha256, stored_as, upload_id, sent_name, item_id, field, replaces)
     SELECT open.id, ${put(uploader.id)}::uuid, ${put(file.name)}::text, ${put(file.mediaType)}::text,
            ${put(file.size)}::int, ${put(file.sha256)}::text, ${put(file.storedAs)}::text,
            ${put(file.uploadId)}::uuid, ${put(file.sentName)}::text, ${put(file.itemId)}::text, ${put(file.field)}::text,
            ${put(file.replaces)}::uuid FROM open
     ON CONFLICT DO NOTHING
     RETURNING ${EVIDENCE}`,
    values,
  );
  return rows[0];
}

/** Stores the row of an original beside the file that was made from it: in its place, by its uploader. */
export async function addOriginal(
  db: Reader,
  fileId: string,
  { name, mediaType, size, sha256, storedAs }: NewFile,
): Promise<OriginalFile> {
  const { rows } = await db.query<{ original: OriginalFile }>(
    `INSERT INTO file AS o (application_id, obligation_id, circular_year, item_id, field, cell_check, uploaded_by, original_of,
            name, media_type, size, sha256, stored_as)
     SELECT f.application_id, f.obligation_id, f.circular_year, f.item_id, f.field, f.cell_check, f.uploaded_by, f.id,
            $2::text, $3::text, $4::int, $5::text, $6::text FROM file f WHERE f.id = $1
     RETURNING ${ORIGINAL} AS original`,
    [fileId, name, mediaType, size, sha256, storedAs],
  );
  return rows[0]!.original;
}

/**
 * Whether a file may be replaced by another one of its place: the uploader’s role added it, it was submitted, and no other
 * file has replaced it.
 */
export async function mayReplace(
  db: Reader,
  applicationId: string,
  uploader: Actor,
  { itemId, field, replaces }: FilePlace,
): Promise<boolean> {
  const { values, put } = parameters();
  const { rows } = await db.query(
    `SELECT FROM application a JOIN file f ON f.application_id = a.id JOIN app_user o ON o.id = f.uploaded_by
      WHERE a.id = ${put(applicationId)}::uuid AND f.id = ${put(replaces)}::uuid AND a.stage <> 'draft'
        AND f.cell_check IS NULL AND f.original_of IS NULL AND o.role = ${put(uploader.role)}::text AND ${readable(uploader, put)}
        AND f.item_id IS NOT DISTINCT FROM ${put(itemId)}::text AND f.field IS NOT DISTINCT FROM ${put(field)}::text
        AND NOT EXISTS (SELECT FROM file later WHERE later.replaces = f.id)`,
    values,
  );
  return rows.length > 0;
}

/**
 * Deletes the row of a file that the owner has not handed in: of a draft, or added since the application came back for
 * correction (补正) and not replaced; its original goes with it. Returns the names under which they are stored, none when
 * there is no such file.
 */
export async function removeUnsentFile(
  pool: Pool,
  applicationId: string,
  fileId: string,
  owner: Actor,
): Promise<string[]> {
  const { rows } = await pool.query<{ storedAs: string }>(
    `WITH open AS (SELECT id, CASE WHEN stage = 'correction' THEN coalesce((SELECT max(e.recorded_at) FROM application_event e
         WHERE e.application_id = application.id AND e.type = 'returnedForCorrection'), 'infinity') END AS since
         FROM application WHERE id = $1 AND applicant_id = $3 AND stage IN ('draft', 'correction') FOR SHARE),
     unsent AS (
       SELECT f.id FROM open JOIN file f ON f.application_id = open.id
        WHERE f.id = $2 AND f.original_of IS NULL
          AND (open.since IS NULL OR f.uploaded_by = $3 AND f.uploaded_at > open.since)
          AND NOT EXISTS (SELECT FROM file later WHERE later.replaces = f.id))
     DELETE FROM file USING unsent WHERE unsent.id IN (file.id, file.original_of)
     RETURNING file.stored_as AS "storedAs"`,
    [applicationId, fileId, owner.id],
  );
  return rows.map(({ storedAs }) => storedAs);
}
