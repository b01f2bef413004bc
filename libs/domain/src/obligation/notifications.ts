import type {
  ObligationNotification,
  ObligationNotificationKind,
  ObligationSeat,
  ObligationEvent,
} from './events';
import type { Obligation } from './obligation';

/** Returns the notifications of these events; `obligation` is the state after them. */
export function obligationNotificationsFor(
  obligation: Obligation,
  events: readonly ObligationEvent[],
): ObligationNotification[] {
  return events.flatMap((event) =>
    recipientsOf(obligation, event).map(([seat, kind]) => ({ eventSeq: event.seq, seat, kind })),
  );
}

function recipientsOf(
  obligation: Obligation,
  event: ObligationEvent,
): [ObligationSeat, ObligationNotificationKind][] {
  const all = obligation.parts.map((part) => part.department);
  switch (event.type) {
    case 'created':
      // Without a date no department is asked to hand in yet.
      return event.past || !event.dueOn ? [] : each(all, 'dutyOpened');
    case 'dueDateSet':
      return each(all, event.before ? 'dutyDateSet' : 'dutyOpened');
    case 'datesRecomputed':
      return each(event.changed, 'dutyDateSet');
    case 'reminded':
      if (event.missed) return [];
      return [[event.seat, event.step.kind === 'late' ? 'dutyOverdue' : 'dutyReminder']];
    case 'escalated':
      return event.to === 'head' ? [[event.seat, 'dutyEscalated']] : []; // the office has its list
    case 'urged':
      return each(event.departments, 'dutyUrged');
    case 'closed':
      return each(all, 'dutyClosed');
    case 'contributed':
    case 'reopened':
    case 'overdue': // the next morning's reminder says so
      return [];
  }
}

function each(
  departments: readonly string[],
  kind: ObligationNotificationKind,
): [ObligationSeat, ObligationNotificationKind][] {
  return departments.map((department) => [`department:${department}`, kind]);
}
