import { type CivilDate, civilDateAt } from '../calendar/civil-date';
import type { ObligationSeat, ObligationEvent } from './events';
import { isPast, type Obligation, type Part } from './obligation';

/** Returns the obligation after one event. Pure: dates come with the event, never from rules. */
export function evolveObligation(obligation: Obligation, event: ObligationEvent): Obligation {
  return { ...changed(obligation, event, civilDateAt(event.at)), seq: event.seq, lastAt: event.at };
}

/** The obligation after a list of events in their order. */
export function foldObligation(obligation: Obligation, events: readonly ObligationEvent[]): Obligation {
  return events.reduce(evolveObligation, obligation);
}

function changed(obligation: Obligation, event: ObligationEvent, on: CivilDate): Obligation {
  switch (event.type) {
    case 'created':
      return {
        ...obligation,
        createdOn: on,
        dueOn: event.dueOn,
        parts: event.parts,
        remindedThrough: on,
        status: event.past ? 'past' : event.dueOn ? 'open' : 'dateUnknown',
      };
    case 'dueDateSet':
      return {
        ...obligation,
        status: 'open',
        dueOn: event.dueOn,
        earlierDates: obligation.dueOn
          ? [...obligation.earlierDates, obligation.dueOn]
          : obligation.earlierDates,
        remindedThrough: on,
        overdue: false,
        escalated: undefined,
        parts: event.parts,
      };
    case 'contributed':
      return withPart(obligation, event.department, (part) => ({
        ...part,
        handedIn: [...new Set([...part.handedIn, event.item])],
      }));
    case 'closed':
      return { ...obligation, status: 'done', reportedOn: event.reportedOn };
    case 'reopened':
      return {
        ...obligation,
        status: isPast(obligation) ? 'past' : obligation.dueOn ? 'open' : 'dateUnknown',
        reportedOn: undefined,
        remindedThrough: on,
        parts: obligation.parts.map((part) => ({ ...part, remindedThrough: on })),
      };
    case 'urged': {
      const urged = Object.fromEntries(event.departments.map((department) => [department, event.day]));
      return { ...obligation, urgedOn: { ...obligation.urgedOn, ...urged } };
    }
    case 'reminded':
      return withSeat(obligation, event.seat, { remindedThrough: event.step.day });
    case 'escalated':
      return withSeat(obligation, event.seat, { escalated: event.to });
    case 'overdue':
      return withSeat(obligation, event.seat, { overdue: true });
    case 'datesRecomputed':
      return { ...obligation, parts: event.parts };
  }
}

type Reminded = Pick<Part, 'remindedThrough' | 'overdue' | 'escalated'>;

function withSeat(obligation: Obligation, seat: ObligationSeat, change: Partial<Reminded>): Obligation {
  if (seat === 'office') return { ...obligation, ...change };
  return withPart(obligation, seat.slice('department:'.length), (part) => ({ ...part, ...change }));
}

function withPart(obligation: Obligation, department: string, change: (part: Part) => Part): Obligation {
  return {
    ...obligation,
    parts: obligation.parts.map((part) => (part.department === department ? change(part) : part)),
  };
}
