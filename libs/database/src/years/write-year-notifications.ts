import {
  type AdjustmentCause,
  type AlarmingEvent,
  isAlarming,
  mailMoment,
  type ShortYear,
  type YearEvent,
} from '@app/domain';
import type { PoolClient } from 'pg';
import { currentCalendar } from '../rules/calendar.query';

/** What a mail about a year was made of, kept with it. */
export interface YearNotificationPayload {
  /** What the office did, or the cut. */
  because: AlarmingEvent;
  cause?: AdjustmentCause['type'];
  short: ShortYear[];
}

/** Every account of the office is written to, once for an event: which years are below their baseline, by how much. */
export async function writeYearNotifications(
  client: PoolClient,
  {
    year,
    event,
    short,
    cause,
  }: { year: number; event: YearEvent; short: ShortYear[]; cause?: AdjustmentCause },
): Promise<void> {
  if (short.length === 0 || !isAlarming(event.type)) return;
  const { calendar } = await currentCalendar(client);
  const payload: YearNotificationPayload = {
    because: event.type,
    ...(cause && { cause: cause.type }),
    short,
  };
  await client.query(
    `INSERT INTO outbox (programme_year, event_seq, kind, recipient, seat, send_at, payload)
     SELECT DISTINCT $1::int, $2::int, 'yearShort', email, 'office', to_timestamp($3::float8 / 1000), $4::jsonb
       FROM app_user WHERE role = 'office' AND active
     ON CONFLICT (programme_year, event_seq, recipient, kind) WHERE programme_year IS NOT NULL DO NOTHING`,
    [year, event.seq, mailMoment(calendar, event.at), JSON.stringify(payload)],
  );
}
