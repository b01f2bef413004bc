import type { Actor, Role } from '@app/domain';
import { fileColumns, type FileEntity } from '../files/file.entity';
import type { NewFile } from '../files/file.query';
import { cellVisibleTo, parameters, type Reader } from '../worklists/scope';

/** A file of a check after naming, with the number of the check, role and name of its uploader. */
export type CheckFileRow = FileEntity & { check: number; by: Role; byName: string };

const CHECK_FILE = `${fileColumns('f')}, f.cell_check AS "check",
  (SELECT role FROM app_user p WHERE p.id = f.uploaded_by) AS by, (SELECT name FROM app_user p WHERE p.id = f.uploaded_by) AS "byName"`;
const FROM = 'cell_life c JOIN file f ON f.application_id = c.application_id AND f.cell_check IS NOT NULL';

/** Returns the files of the checks of a cell that the viewer may see, oldest first. */
export async function findCheckFiles(db: Reader, cellId: string, viewer: Actor): Promise<CheckFileRow[]> {
  const { values, put } = parameters();
  const { rows } = await db.query<CheckFileRow>(
    `SELECT ${CHECK_FILE} FROM ${FROM} WHERE c.id = ${put(cellId)}::uuid AND f.original_of IS NULL AND ${cellVisibleTo(viewer, put)}
      ORDER BY f.uploaded_at, f.id`,
    values,
  );
  return rows;
}

/** Returns a file of a check of a cell that the viewer may see, or undefined. */
export async function findCheckFile(
  db: Reader,
  cellId: string,
  fileId: string,
  viewer: Actor,
): Promise<FileEntity | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<FileEntity>(
    `SELECT ${CHECK_FILE} FROM ${FROM}
      WHERE c.id = ${put(cellId)}::uuid AND f.id = ${put(fileId)}::uuid AND ${cellVisibleTo(viewer, put)}`,
    values,
  );
  return rows[0];
}

/**
 * Stores the row of a file while the check with this number waits for its sheet. Returns undefined when it no longer
 * does, when the upload is already stored, or when another file has replaced the same one.
 */
export async function addCheckFile(
  db: Reader,
  cellId: string,
  check: number,
  uploader: Actor,
  file: NewFile & { replaces?: string },
): Promise<CheckFileRow | undefined> {
  const { values, put } = parameters();
  // FOR SHARE: the stage of the cell cannot change until the file is recorded.
  const { rows } = await db.query<CheckFileRow>(
    `WITH open AS (
       SELECT c.application_id FROM cell_life c
        WHERE c.id = ${put(cellId)}::uuid AND c.stage IN ('check', 'reinspection')
          AND (c.state -> 'check' ->> 'no')::int = ${put(check)}::int AND ${cellVisibleTo(uploader, put)}
          FOR SHARE OF c)
     INSERT INTO file AS f (application_id, uploaded_by, name, media_type, size, sha256, stored_as, upload_id, sent_name, cell_check, replaces)
     SELECT open.application_id, ${put(uploader.id)}::uuid, ${put(file.name)}::text, ${put(file.mediaType)}::text,
            ${put(file.size)}::int, ${put(file.sha256)}::text, ${put(file.storedAs)}::text, ${put(file.uploadId)}::uuid,
            ${put(file.sentName)}::text, ${put(check)}::int, ${put(file.replaces)}::uuid FROM open
     ON CONFLICT DO NOTHING
     RETURNING ${CHECK_FILE}`,
    values,
  );
  return rows[0];
}

/**
 * Whether a file of a check may be replaced by another one of the same check: the uploader’s role added it, and no other file
 * has replaced it.
 */
export async function mayReplaceCheckFile(
  db: Reader,
  cellId: string,
  check: number,
  uploader: Actor,
  replaces: string,
): Promise<boolean> {
  const { values, put } = parameters();
  const { rows } = await db.query(
    `SELECT FROM ${FROM} JOIN app_user o ON o.id = f.uploaded_by
      WHERE c.id = ${put(cellId)}::uuid AND f.id = ${put(replaces)}::uuid AND f.cell_check = ${put(check)}::int
        AND f.original_of IS NULL AND o.role = ${put(uploader.role)}::text AND ${cellVisibleTo(uploader, put)}
        AND NOT EXISTS (SELECT FROM file later WHERE later.replaces = f.id)`,
    values,
  );
  return rows.length > 0;
}
