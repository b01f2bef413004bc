import {
  deliveryOf,
  type Instant,
  mailMoment,
  type Notification,
  type ObligationNotification,
  type WorkCalendar,
} from '@app/domain';
import type { Pool } from 'pg';
import { calendarInForce } from '../rules/calendar.query';

/** A notice as the statement takes it. */
export interface NotificationToSend {
  eventSeq: number;
  kind: string;
  seat: string;
  /** Not before this moment (ms, programme time). */
  sendAt: Instant;
  /** The morning's digest says it too. */
  digested: boolean;
  toHeads: boolean;
}

interface Notified {
  events: readonly { seq: number; type: string; at: Instant }[];
  notifications: readonly (Notification | ObligationNotification)[];
}

/**
 * A step's notices with the moment at which each may leave: after its event, or after now where that was noticed late,
 * in the hours of a working day. Those are the calendar's that is in force: whether people work today is no rule of a case.
 */
export async function notificationsToSend(pool: Pool, step: Notified): Promise<NotificationToSend[]> {
  if (step.notifications.length === 0) return [];
  const { calendar, offset } = await calendarInForce(pool);
  return schedule(step, calendar, Date.now() + offset);
}

/** The same at a given programme time (ms). */
export function schedule(
  { events, notifications }: Notified,
  calendar: WorkCalendar,
  now: Instant,
): NotificationToSend[] {
  return notifications.map(({ eventSeq, kind, seat }) => {
    const { at, type } = events.find((event) => event.seq === eventSeq)!;
    const delivery = deliveryOf(kind, type);
    const sendAt = mailMoment(calendar, Math.max(at, now));
    return {
      eventSeq,
      kind,
      seat,
      sendAt,
      digested: delivery === 'inDigest',
      toHeads: delivery === 'toHeads',
    };
  });
}
