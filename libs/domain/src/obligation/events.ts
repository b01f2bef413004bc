import type { CivilDate, Instant } from '../calendar/civil-date';
import type { Escalation, ReminderStep } from '../calendar/ladder';
import type { Part } from './obligation';

/** Whose reminder: the office's own, or one department's. */
export type ObligationSeat = 'office' | `department:${string}`;

/** What has happened to an obligation; dates are computed by `decide`. */
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
  /** `changed`: departments whose last day is another one now. */
  | { type: 'datesRecomputed'; calendarVersion: number; parts: Part[]; changed: string[] };

export type ObligationEventType = ObligationEventBody['type'];

/** An event in its place: `seq` without gaps, `at` in programme time (ms), who (user id or `system`). */
export type ObligationEvent = ObligationEventBody & { seq: number; at: Instant; by: string };

/** What is told: to whom (seat) and about what; each kind has one template in libs/mail. */
export type ObligationNotificationKind =
  | 'dutyOpened'
  | 'dutyDateSet'
  | 'dutyReminder'
  | 'dutyOverdue'
  | 'dutyEscalated'
  | 'dutyUrged'
  | 'dutyClosed';

/** Someone must be told of an obligation's event. */
export interface ObligationNotification {
  eventSeq: number;
  kind: ObligationNotificationKind;
  seat: ObligationSeat;
}
