import type { Seat } from './application';

/** The kinds of notifications about an application; each has one template in libs/mail. */
export type NotificationKind =
  | 'taskOpened'
  | 'returned'
  | 'refused'
  | 'lapsed'
  | 'reopened'
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
  | 'handedOver'
  | 'progress';

/** A notification: to which seat, about which event, of which kind. Addresses are looked up when it is recorded. */
export interface Notification {
  eventSeq: number;
  kind: NotificationKind;
  seat: Seat;
}
