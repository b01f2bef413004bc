import { mailMoment, type YearEvent, type YearNotification } from '@app/domain';
import type { PoolClient } from 'pg';
import { currentCalendar } from '../rules/calendar.query';

/** Queues one mail per event for every open account of the office, within the hours of a working day. */
export async function writeYearNotifications(
  client: PoolClient,
  { year, event, notifications }: { year: number; event: YearEvent; notifications: YearNotification[] },
): Promise<void> {
  if (notifications.length === 0) return;
  const { calendar } = await currentCalendar(client);
  await client.query(
    `INSERT INTO outbox (programme_year, event_seq, kind, recipient, seat, send_at, payload)
     SELECT DISTINCT $1::int, n."eventSeq", n.kind, u.email, n.seat, to_timestamp($3::float8 / 1000), n.payload
       FROM jsonb_to_recordset($2::jsonb) AS n("eventSeq" int, kind text, seat text, payload jsonb), app_user u
      WHERE u.role = 'office' AND u.active
     ON CONFLICT (programme_year, event_seq, recipient, kind) WHERE programme_year IS NOT NULL DO NOTHING`,
    [year, JSON.stringify(notifications), mailMoment(calendar, event.at)],
  );
}
