import type { Seat } from './application';

/** What a mail is about; each has one template in libs/mail. */
export type NotificationKind =
  | 'taskOpened'
  | 'returned'
  | 'refused'
  | 'lapsed'
  | 'withdrawn'
  | 'inspectionScheduled'
  | 'rectify'
  | 'noticeOpened'
  | 'objectionRaised'
  | 'named'
  | 'cityResult'
  | 'attributed'
  | 'revoked'
  | 'extended'
  | 'suspended'
  | 'resumed'
  | 'reminder'
  | 'overdue'
  | 'escalated'
  | 'stalled'
  | 'urged'
  | 'datesRecomputed'
  | 'progress';

/** Someone must be told of an event: who (by seat), about what. Addresses are found when it is recorded. */
export interface Notification {
  eventSeq: number;
  kind: NotificationKind;
  seat: Seat;
}
