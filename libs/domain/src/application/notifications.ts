import { departmentOf, type Seat } from './application';
import type { ApplicationEvent } from './events';
import type { Notification, NotificationKind } from './notification-kinds';
import type { PinnedRules } from '../rules/rules';
import { STAGE_TABLE } from './stage-table';

type Leads = Pick<PinnedRules, 'leads'>;

/**
 * Returns the notifications of these events: one per seat, event and kind. `leads` are the departments of the case. Of a
 * case that is recorded later (补录) only the departments that it waits for are notified: the unit has its papers, and
 * the office records it.
 */
export function notificationsFor(events: readonly ApplicationEvent[], { leads }: Leads): Notification[] {
  const isRecorded = events.some(({ type }) => type === 'recorded');
  return events.flatMap((event) =>
    recipientsOf(event, leads)
      .filter(([seat]) => !isRecorded || departmentOf(seat) !== undefined)
      .map(([seat, kind]) => ({ eventSeq: event.seq, seat, kind })),
  );
}

function recipientsOf(event: ApplicationEvent, leads: string[]): [Seat, NotificationKind][] {
  switch (event.type) {
    case 'stageEntered': {
      const holders = event.tasks
        .map((task) => task.seat)
        .filter((seat) => seat !== 'applicant' && seat !== 'time');
      const opened = holders.map((seat): [Seat, NotificationKind] => [seat, 'taskOpened']);
      return STAGE_TABLE[event.stage].announced ? [['applicant', 'progress'], ...opened] : opened;
    }
    case 'returnedForCorrection':
      return [['applicant', 'returned']];
    case 'refused':
      return [['applicant', 'refused']];
    case 'lapsed':
      return [['applicant', 'lapsed']];
    case 'reopened':
      return [['applicant', 'reopened']];
    case 'withdrawn':
      return [['applicant', 'withdrawn']];
    case 'inspectionScheduled':
      return [
        ['applicant', 'inspectionScheduled'],
        ['inspection', 'inspectionScheduled'],
      ];
    case 'inspectionFiled':
      return event.outcome === 'rectify' ? [['applicant', 'rectify']] : [];
    case 'rectificationReported':
      return [['inspection', 'taskOpened']];
    case 'noticeOpened':
      return [['applicant', 'noticeOpened']];
    case 'objectionRaised':
      return [
        ['applicant', 'objectionRaised'],
        ['office', 'objectionRaised'],
      ];
    case 'named':
      return [['applicant', 'named']];
    case 'cityResultRecorded':
    case 'cityResultCorrected':
      // Who has reviewed the case learns that the city asks for more.
      return [
        ['applicant', 'cityResult'],
        ...(event.result === 'returned'
          ? leads.map((lead): [Seat, NotificationKind] => [`department:${lead}`, 'cityResult'])
          : []),
      ];
    case 'attributed':
      return event.withResult ? [] : [['applicant', 'attributed']];
    case 'reattributed':
      return [['applicant', 'attributed']];
    case 'revoked':
      return [['applicant', 'revoked']];
    case 'extended':
      return [
        ['applicant', 'extended'],
        [event.seat, 'extended'],
      ];
    case 'suspended':
      return [['applicant', 'suspended']];
    case 'resumed':
      return [['applicant', 'resumed']];
    case 'transferred':
      return [[event.seat, 'taskOpened']];
    case 'urged':
      return event.seats.map((seat) => [seat, 'urged']);
    case 'reminded':
      if (event.missed) return [];
      return [[event.seat, event.step.kind === 'late' ? 'overdue' : 'reminder']];
    case 'escalated':
      return event.to === 'head' ? [[event.head, 'escalated']] : [['office', 'stalled']];
    case 'datesRecomputed':
      return event.changed.filter((seat) => seat !== 'time').map((seat) => [seat, 'datesRecomputed']);
    case 'handedOver':
      return [['applicant', 'handedOver']];
    case 'submitted':
    case 'namingCorrected':
    case 'receiptCorrected':
    case 'recorded':
    case 'accepted':
    case 'resubmitted':
    case 'opinionGiven':
    case 'conciliated':
    case 'officeDecided':
    case 'objectionSettled':
    case 'noticeEnded':
    case 'reportedToCity':
    case 'supplementSubmitted':
    case 'rectificationRanOut':
    case 'overdue': // the next morning's reminder says so
      return [];
  }
}
