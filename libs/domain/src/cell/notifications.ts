import type { CellEvent, CellNotification, CellNotificationKind } from './events';

type Told = [CellNotification['seat'], CellNotificationKind];

/** Returns the notifications of these events. */
export function cellNotificationsFor(events: readonly CellEvent[]): CellNotification[] {
  return events.flatMap((event) =>
    recipientsOf(event).map(([seat, kind]) => ({ eventSeq: event.seq, seat, kind })),
  );
}

function recipientsOf(event: CellEvent): Told[] {
  switch (event.type) {
    case 'checkOpened':
    case 'rectificationReported':
    case 'appealed':
      return holderOf(event);
    case 'rectificationRanOut':
      return [...holderOf(event), ['applicant', 'cellOverdue']];
    case 'checkFiled':
      if (event.result === 'keep') return [['applicant', 'cellKept']];
      if (event.result === 'rectify') return [['applicant', 'cellRectify']];
      return [['applicant', 'cellNotPassed'], ...holderOf(event)];
    case 'revocationDecided':
      return [['applicant', event.decision === 'keep' ? 'cellKept' : 'cellRevocation']];
    case 'appealPeriodEnded':
      return holderOf(event);
    case 'reopened':
      return [['applicant', 'cellAppealReopened']];
    case 'appealReviewed':
      return [['applicant', 'cellAppealSettled'], ...holderOf(event)];
    case 'revoked':
      return [['applicant', event.task ? 'cellRevocation' : 'cellDelisted']];
    case 'urged':
      return [[event.seat, 'cellUrged']];
    case 'reminded':
      if (event.missed) return [];
      return [[event.seat, event.step.kind === 'late' ? 'cellOverdue' : 'cellReminder']];
    case 'escalated':
      return event.to === 'head' ? [[event.seat, 'cellEscalated']] : []; // the office has its list
    case 'begun':
    case 'restorationConcluded':
    case 'plaqueRecorded':
    case 'recheckDaySet':
    case 'recheckPeriodChanged':
    case 'namingCorrected':
    case 'overdue': // the next morning's reminder says so
    case 'datesRecomputed':
      return [];
  }
}

/** Whoever is waited for after the event learns of it. */
function holderOf({ task }: Extract<CellEvent, { task?: unknown }>): Told[] {
  return task && task.seat !== 'time' ? [[task.seat, 'cellTask']] : [];
}
