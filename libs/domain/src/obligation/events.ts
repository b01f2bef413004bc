import type { CivilDate, Instant } from '../calendar/civil-date';
import type { Escalation, ReminderStep } from '../calendar/ladder';
import type { Part } from './obligation';

/** Whose reminder: the office's own, or one department's. */
export type ObligationSeat = 'office' | `department:${string}`;

/** The events of an obligation. `decide` computes their dates. */
export type ObligationEventBody =
  | { type: 'created'; dueOn?: CivilDate; past: boolean; parts: Part[] }
  /** `before`: the date that held until now. */
  | { type: 'dueDateSet'; dueOn: CivilDate; before?: CivilDate; parts: Part[] }
  | { type: 'contributed'; department: string; item: string }
  | { type: 'closed'; reportedOn: CivilDate; lateDays: number }
  | { type: 'reopened' }
  | { type: 'urged'; departments: string[]; day: CivilDate }
  | { type: 'reminded'; seat: ObligationSeat; step: ReminderStep; dueOn: CivilDate; missed: boolean }
  | { type: 'escalated'; seat: ObligationSeat; to: Escalation; lateDays: number }
  | { type: 'overdue'; seat: ObligationSeat; dueOn: CivilDate }
  /** `changed`: departments whose last day has changed. */
  | { type: 'datesRecomputed'; calendarVersion: number; parts: Part[]; changed: string[] };

export type ObligationEventType = ObligationEventBody['type'];

/** A recorded event: `seq` without gaps, `at` in ms of programme time, `by` a user id or `system`. */
export type ObligationEvent = ObligationEventBody & { seq: number; at: Instant; by: string };

/** The kinds of notifications about an obligation; each has one template in libs/mail. */
export type ObligationNotificationKind =
  | 'dutyOpened'
  | 'dutyDateSet'
  | 'dutyReminder'
  | 'dutyOverdue'
  | 'dutyEscalated'
  | 'dutyUrged'
  | 'dutyClosed';

/** A notification: to which seat, about which event, of which kind. */
export interface ObligationNotification {
  eventSeq: number;
  kind: ObligationNotificationKind;
  seat: ObligationSeat;
}
