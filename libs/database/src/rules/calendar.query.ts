import { type CalendarYear, EVERY_YEAR, OFF_BY_LAW, type WorkCalendar } from '@app/domain';
import type { Pool } from 'pg';
import { inTransaction } from '../connection/transaction';
import type { Reader } from '../worklists/scope';
import type { CalendarEditionEntity } from './calendar-edition.entity';

/** The working days in force: the newest edition of each year, and the days off by law of any other. The version is the newest edition number of all. */
export interface CurrentCalendar {
  calendarVersion: number;
  calendar: WorkCalendar;
}

/** Returns the calendar in force. Throws when no edition exists, so that nothing is counted by weekdays alone. */
export async function currentCalendar(db: Reader): Promise<CurrentCalendar> {
  const { calendarVersion, calendar } = await readCalendar(db);
  return { calendarVersion, calendar };
}

/** Returns the calendar in force and programme time minus real time (ms), as they are now. */
export async function readCalendar(db: Reader): Promise<CurrentCalendar & { offset: number }> {
  const { rows } = await db.query<{ year: number; version: number; offset: number } & CalendarYear>({
    name: 'current-calendar',
    text: `SELECT DISTINCT ON (year) year, off, makeup, status = 'provisional' AS provisional,
                  (SELECT max(edition) FROM calendar_edition) AS version,
                  coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset"
             FROM calendar_edition ORDER BY year, edition DESC`,
  });
  if (!rows[0]) throw new Error('no calendar was ever published: the seed is missing');
  const years = rows.map(({ year, off, makeup, provisional }): [string, CalendarYear] => [
    String(year),
    { off, makeup, ...(provisional && { provisional }) },
  ]);
  return {
    calendarVersion: rows[0].version,
    calendar: { [EVERY_YEAR]: OFF_BY_LAW, ...Object.fromEntries(years) },
    offset: rows[0].offset,
  };
}

const FRESH_MS = 10_000;
const known = new WeakMap<
  Reader,
  { until: number; calendar: Promise<CurrentCalendar & { offset: number }> }
>();

/**
 * Returns the calendar in force and programme time minus real time (ms), cached for at most ten seconds. That suffices
 * to schedule a mail, because its moment is checked again before it is sent.
 */
export function calendarInForce(pool: Reader): Promise<CurrentCalendar & { offset: number }> {
  const last = known.get(pool);
  if (last && last.until > Date.now()) return last.calendar;
  const calendar = readCalendar(pool);
  known.set(pool, { until: Date.now() + FRESH_MS, calendar });
  calendar.catch(() => known.delete(pool));
  return calendar;
}

/** The working days of a year that are published. */
export type NewEdition = Omit<CalendarEditionEntity, 'edition' | 'importer' | 'importedAt'>;

/**
 * Puts the working days of a year in force. Returns the version of the calendar; `isNew` is false, and the version
 * stays, when the same edition is already in force. The worker then makes open applications and obligations recompute
 * their dates.
 */
export async function publishCalendar(
  pool: Pool,
  edition: NewEdition,
): Promise<{ calendarVersion: number; isNew: boolean }> {
  const { year, off, makeup, noticeNumber, noticeDate, status, importedBy } = edition;
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('wufei calendar', 0))`);
    const { rowCount } = await client.query(
      `INSERT INTO calendar_edition (year, off, makeup, notice_number, notice_date, status, imported_by)
       SELECT $1::int, $2::text[], $3::text[], $4::text, $5::date, $6::text, $7::uuid
        WHERE ($2::text[], $3::text[], $4::text, $5::date, $6::text) IS DISTINCT FROM
          (SELECT (off, makeup, notice_number, notice_date, status) FROM calendar_edition
            WHERE year = $1 ORDER BY edition DESC LIMIT 1)`,
      [year, [...off].sort(), [...makeup].sort(), noticeNumber, noticeDate, status, importedBy],
    );
    const { calendarVersion } = await currentCalendar(client);
    return { calendarVersion, isNew: Boolean(rowCount) };
  });
}
