import type { DutyNotice, DutyNoticeKind, DutySeat, ObligationEvent } from './events';
import type { Obligation } from './obligation';

/** Who must be told of these events, and about what; `duty` is the obligation after them. */
export function dutyNoticesFor(duty: Obligation, events: readonly ObligationEvent[]): DutyNotice[] {
  return events.flatMap((event) =>
    told(duty, event).map(([seat, kind]) => ({ eventSeq: event.seq, seat, kind })),
  );
}

function told(duty: Obligation, event: ObligationEvent): [DutySeat, DutyNoticeKind][] {
  const all = duty.parts.map((part) => part.department);
  switch (event.type) {
    case 'created':
      // Without a date nobody is asked for anything yet.
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

function each(departments: readonly string[], kind: DutyNoticeKind): [DutySeat, DutyNoticeKind][] {
  return departments.map((department) => [`department:${department}`, kind]);
}
