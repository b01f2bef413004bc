import type { Actor } from '@app/domain';
import type { Pool } from 'pg';
import { fileColumns, type FileEntity } from '../files/file.entity';
import type { NewFile } from '../files/file.query';
import { parameters, type Put, type Reader } from '../worklists/scope';

const FILE = fileColumns('f');

/** SQL: whether the viewer may read the circular of a year. Until its publication it is for office and auditor alone. */
function readable({ role }: Actor, year: number, put: Put): string {
  return role === 'office' || role === 'auditor'
    ? 'true'
    : `EXISTS (SELECT FROM programme y WHERE y.year = ${put(year)}::int)`;
}

/** SQL: whether a year is published, or has a draft. */
function known(year: number, put: Put): string {
  const at = put(year);
  return `(EXISTS (SELECT FROM programme y WHERE y.year = ${at}::int) OR EXISTS (SELECT FROM year_draft d WHERE d.year = ${at}::int))`;
}

/** Returns whether a year is published, or only a draft; undefined when the viewer may not know of it. */
export async function findCircularYear(
  db: Reader,
  year: number,
  viewer: Actor,
): Promise<{ published: boolean } | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<{ published: boolean }>(
    `SELECT EXISTS (SELECT FROM programme y WHERE y.year = ${put(year)}::int) AS published
      WHERE ${known(year, put)} AND ${readable(viewer, year, put)}`,
    values,
  );
  return rows[0];
}

/** Returns the scans of the circular of a year that the viewer may read, oldest first. */
export async function findCircularScans(db: Reader, year: number, viewer: Actor): Promise<FileEntity[]> {
  const { values, put } = parameters();
  const { rows } = await db.query<FileEntity>(
    `SELECT ${FILE} FROM file f WHERE f.circular_year = ${put(year)}::int AND f.original_of IS NULL AND ${readable(viewer, year, put)}
      ORDER BY f.uploaded_at, f.id`,
    values,
  );
  return rows;
}

/** Returns a scan, or the original of one, that the viewer may read; undefined when there is none. */
export async function findCircularScan(
  db: Reader,
  year: number,
  fileId: string,
  viewer: Actor,
): Promise<FileEntity | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<FileEntity>(
    `SELECT ${FILE} FROM file f WHERE f.circular_year = ${put(year)}::int AND f.id = ${put(fileId)}::uuid
        AND ${readable(viewer, year, put)}`,
    values,
  );
  return rows[0];
}

/** Stores the row of a scan. Returns undefined when the year is not known, or when the upload is already stored. */
export async function addCircularScan(
  db: Reader,
  year: number,
  uploader: Actor,
  file: NewFile,
): Promise<FileEntity | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<FileEntity>(
    `INSERT INTO file AS f (circular_year, uploaded_by, name, media_type, size, sha256, stored_as, upload_id, sent_name)
     SELECT ${put(year)}::int, ${put(uploader.id)}::uuid, ${put(file.name)}::text, ${put(file.mediaType)}::text,
            ${put(file.size)}::int, ${put(file.sha256)}::text, ${put(file.storedAs)}::text, ${put(file.uploadId)}::uuid,
            ${put(file.sentName)}::text
      WHERE ${known(year, put)} AND ${readable(uploader, year, put)}
     ON CONFLICT (uploaded_by, upload_id) DO NOTHING
     RETURNING ${FILE}`,
    values,
  );
  return rows[0];
}

/** Deletes a scan of a year that is not published, with its original. Returns the names under which they are stored. */
export async function removeCircularScan(pool: Pool, year: number, fileId: string): Promise<string[]> {
  const { rows } = await pool.query<{ storedAs: string }>(
    `DELETE FROM file WHERE circular_year = $1 AND $2 IN (id, original_of) AND NOT EXISTS (SELECT FROM programme WHERE year = $1)
     RETURNING stored_as AS "storedAs"`,
    [year, fileId],
  );
  return rows.map(({ storedAs }) => storedAs);
}

/** Deletes every scan of a year that is neither published nor drafted. Returns the names under which they are stored. */
export async function removeCircularScans(pool: Pool, year: number): Promise<string[]> {
  const { rows } = await pool.query<{ storedAs: string }>(
    `DELETE FROM file WHERE circular_year = $1 AND NOT EXISTS (SELECT FROM programme WHERE year = $1)
        AND NOT EXISTS (SELECT FROM year_draft WHERE year = $1)
     RETURNING stored_as AS "storedAs"`,
    [year],
  );
  return rows.map(({ storedAs }) => storedAs);
}
