import type { NotificationKind } from './application/notification-kinds';
import type { CellNotificationKind } from './cell/events';
import type { ObligationNotificationKind } from './obligation/events';
import type { YearNotificationKind } from './year/figures/alarm';

/**
 * How a notification is delivered. `atOnce`: as a mail of its own · `inDigest`: within the digest for people who have
 * chosen it, as a mail of its own for the others · `toHeads`: at once, to the heads of the department or of the office
 * instead of the holders of the task.
 */
export type Delivery = 'atOnce' | 'inDigest' | 'toHeads';

const DELIVERY: Record<
  NotificationKind | ObligationNotificationKind | YearNotificationKind | CellNotificationKind,
  Delivery
> = {
  taskOpened: 'inDigest',
  returned: 'atOnce',
  refused: 'atOnce',
  lapsed: 'atOnce',
  reopened: 'atOnce',
  withdrawn: 'atOnce',
  inspectionScheduled: 'atOnce',
  rectify: 'atOnce',
  noticeOpened: 'atOnce',
  objectionRaised: 'atOnce',
  named: 'atOnce',
  cityResult: 'inDigest', // a batch comes back at once; the unit gets its mail all the same
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
  handedOver: 'atOnce',
  progress: 'atOnce',
  dutyOpened: 'inDigest',
  dutyDateSet: 'inDigest',
  dutyReminder: 'inDigest',
  dutyOverdue: 'inDigest',
  dutyEscalated: 'toHeads',
  dutyUrged: 'atOnce',
  dutyClosed: 'atOnce',
  yearShort: 'atOnce',
  cellTask: 'inDigest',
  cellReminder: 'inDigest',
  cellOverdue: 'inDigest',
  cellEscalated: 'toHeads',
  cellUrged: 'atOnce',
  cellRectify: 'atOnce',
  cellNotPassed: 'atOnce',
  cellKept: 'atOnce',
  cellRevocation: 'atOnce',
  cellAppealReopened: 'atOnce',
  cellAppealSettled: 'atOnce',
  cellDelisted: 'atOnce',
};

/**
 * Returns how a notification of a kind, about an event of a type, is delivered. A task transferred to one person is
 * notified at once, because nobody else sees it.
 */
export function deliveryOf(kind: keyof typeof DELIVERY, eventType: string): Delivery {
  return eventType === 'transferred' ? 'atOnce' : DELIVERY[kind];
}
