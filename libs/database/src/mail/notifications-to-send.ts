import {
  type ObligationNotificationKind,
  type Instant,
  mailMoment,
  type NotificationKind,
  type WorkCalendar,
} from '@app/domain';
import type { Pool } from 'pg';
import { calendarInForce } from '../rules/calendar.query';

/** Said by the morning's digest to those who have chosen it; everything else is urgent, and sent singly. */
const DIGESTED: ReadonlySet<string> = new Set<NotificationKind | ObligationNotificationKind>([
  'taskOpened',
  'reminder',
  'overdue',
  'datesRecomputed',
  'dutyOpened',
  'dutyReminder',
  'dutyOverdue',
  'dutyDateSet',
]);

/** Notified to the heads of a department, or of the office, not to those who hold the task. */
const FOR_HEADS: ReadonlySet<string> = new Set<NotificationKind | ObligationNotificationKind>([
  'escalated',
  'dutyEscalated',
]);

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
  notices: readonly { eventSeq: number; kind: string; seat: string }[];
}

/**
 * A step's notices with the moment at which each may leave: after its event, or after now where that was noticed late,
 * in the hours of a working day. Those are the calendar's that is in force: whether people work today is no rule of a case.
 */
export async function notificationsToSend(pool: Pool, step: Notified): Promise<NotificationToSend[]> {
  if (step.notices.length === 0) return [];
  const { calendar, offset } = await calendarInForce(pool);
  return schedule(step, calendar, Date.now() + offset);
}

/** The same at a given programme time (ms). */
export function schedule(
  { events, notices }: Notified,
  calendar: WorkCalendar,
  now: Instant,
): NotificationToSend[] {
  return notices.map(({ eventSeq, kind, seat }) => {
    const { at, type } = events.find((event) => event.seq === eventSeq)!;
    // What was handed to one person is told him at once: nobody else knows of it.
    const digested = DIGESTED.has(kind) && type !== 'transferred';
    const sendAt = mailMoment(calendar, Math.max(at, now));
    return { eventSeq, kind, seat, sendAt, digested, toHeads: FOR_HEADS.has(kind) };
  });
}
