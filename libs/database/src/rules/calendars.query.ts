import type { Reader } from '../worklists/scope';

/** One edition of a year's working days, with the name of whoever imported it. */
export interface EditionRow {
  edition: number;
  year: number;
  off: string[];
  makeup: string[];
  noticeNumber: string;
  noticeDate: string | null;
  status: 'published' | 'provisional';
  /** Null: it came with the programme. */
  importedBy: string | null;
  importedAt: Date;
}

/** Every edition, the newest of each year first; of one year when it is named. */
export async function findEditions(db: Reader, year?: number): Promise<EditionRow[]> {
  const { rows } = await db.query<EditionRow>(
    `SELECT e.edition, e.year, e.off, e.makeup, e.notice_number AS "noticeNumber", e.notice_date AS "noticeDate",
            e.status, p.name AS "importedBy", e.imported_at AS "importedAt"
       FROM calendar_edition e LEFT JOIN app_user p ON p.id = e.imported_by
      WHERE $1::int IS NULL OR e.year = $1::int ORDER BY e.year, e.edition DESC`,
    [year ?? null],
  );
  return rows;
}
