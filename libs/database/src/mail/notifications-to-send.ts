import {
  type CellNotification,
  deliveryOf,
  type Instant,
  mailMoment,
  type Notification,
  type ObligationNotification,
  type WorkCalendar,
} from '@app/domain';
import type { Reader } from '../worklists/scope';
import { calendarInForce } from '../rules/calendar.query';

/** A notification as the recording statement takes it. */
export interface NotificationToSend {
  eventSeq: number;
  kind: string;
  seat: string;
  /** The earliest moment at which it is sent (ms, programme time). */
  sendAt: Instant;
  /** Whether the digest says it too, so that readers of the digest get no single mail. */
  digested: boolean;
  toHeads: boolean;
}

/** The events of a step and who is notified of them. */
export interface Notified {
  events: readonly { seq: number; type: string; at: Instant }[];
  notifications: readonly (Notification | ObligationNotification | CellNotification)[];
}

/**
 * Returns the notifications of a step with the moment from which each may be sent: within the hours of a working day,
 * after the event and after now. Working days are those of the calendar in force, not of the pinned one, because the
 * rules of a case do not say when people work.
 */
export async function notificationsToSend(pool: Reader, step: Notified): Promise<NotificationToSend[]> {
  if (step.notifications.length === 0) return [];
  const { calendar, offset } = await calendarInForce(pool);
  return schedule(step, calendar, Date.now() + offset);
}

/** Returns the notifications with their moments as of `now` (ms, programme time). */
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
