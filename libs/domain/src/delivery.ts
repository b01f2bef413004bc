import type { NotificationKind } from './application/notification-kinds';
import type { ObligationNotificationKind } from './obligation/events';
import type { YearNotificationKind } from './year/figures/alarm';

/**
 * How a notification reaches people. `atOnce`: a mail of its own · `inDigest`: to those who have chosen the digest it says
 * so, to the others it is a mail of its own · `toHeads`: at once, to the heads of the department, or of the office, in
 * place of those who hold the task.
 */
export type Delivery = 'atOnce' | 'inDigest' | 'toHeads';

const DELIVERY: Record<NotificationKind | ObligationNotificationKind | YearNotificationKind, Delivery> = {
  taskOpened: 'inDigest',
  returned: 'atOnce',
  refused: 'atOnce',
  lapsed: 'atOnce',
  withdrawn: 'atOnce',
  inspectionScheduled: 'atOnce',
  rectify: 'atOnce',
  noticeOpened: 'atOnce',
  objectionRaised: 'atOnce',
  named: 'atOnce',
  cityResult: 'atOnce',
  attributed: 'atOnce',
  revoked: 'atOnce',
  extended: 'atOnce',
  suspended: 'atOnce',
  resumed: 'atOnce',
  reminder: 'inDigest',
  overdue: 'inDigest',
  escalated: 'toHeads',
  stalled: 'atOnce',
  urged: 'atOnce',
  datesRecomputed: 'inDigest',
  progress: 'atOnce',
  dutyOpened: 'inDigest',
  dutyDateSet: 'inDigest',
  dutyReminder: 'inDigest',
  dutyOverdue: 'inDigest',
  dutyEscalated: 'toHeads',
  dutyUrged: 'atOnce',
  dutyClosed: 'atOnce',
  yearShort: 'atOnce',
};

/**
 * How a notification of a kind, about an event of a type, is delivered. What was transferred to one person is said at
 * once: nobody else knows of it.
 */
export function deliveryOf(kind: keyof typeof DELIVERY, eventType: string): Delivery {
  return eventType === 'transferred' ? 'atOnce' : DELIVERY[kind];
}
