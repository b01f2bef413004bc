import type { RuleSet } from '@app/rules';
import { workCalendarOf } from '@app/rules';
import type { Client } from 'pg';

/**
 * Publishes the working days of a rule set for each year that has none, or other days from an earlier release. Years that
 * the office has entered stay, and so does an edition with the same days, however its circular is written. Returns the number of
 * years that it published (docs/decisions/0032).
 */
export async function seedCalendars(client: Client, ruleSet: RuleSet): Promise<number> {
  const calendar = workCalendarOf(ruleSet);
  const years = ruleSet.calendars.map(({ year, notice, issuedOn }) => {
    const { off, makeup } = calendar[String(year)]!;
    return { year, off: [...off].sort(), makeup: [...makeup].sort(), notice, issuedOn };
  });
  const { rowCount } = await client.query(
    `INSERT INTO calendar_edition (year, off, makeup, notice_number, notice_date, status)
     SELECT y.year, y.off, y.makeup, y.notice, y."issuedOn", 'published'
       FROM jsonb_to_recordset($1) AS y(year int, off text[], makeup text[], notice text, "issuedOn" date)
       LEFT JOIN LATERAL (SELECT * FROM calendar_edition e WHERE e.year = y.year ORDER BY edition DESC LIMIT 1) known ON true
      WHERE known.edition IS NULL
         OR (known.imported_by IS NULL
             AND (known.off, known.makeup) IS DISTINCT FROM (y.off, y.makeup))
      ORDER BY y.year`,
    [JSON.stringify(years)],
  );
  return rowCount ?? 0;
}
