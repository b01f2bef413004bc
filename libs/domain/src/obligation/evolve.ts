import { type CivilDate, civilDateAt } from '../calendar/civil-date';
import type { DutySeat, ObligationEvent } from './events';
import { isPast, type Obligation, type Part } from './obligation';

/** The obligation after one event. Pure: dates come with the event, never from rules. */
export function evolveObligation(duty: Obligation, event: ObligationEvent): Obligation {
  return { ...changed(duty, event, civilDateAt(event.at)), seq: event.seq, lastAt: event.at };
}

/** The obligation after a list of events in their order. */
export function foldObligation(duty: Obligation, events: readonly ObligationEvent[]): Obligation {
  return events.reduce(evolveObligation, duty);
}

function changed(duty: Obligation, event: ObligationEvent, on: CivilDate): Obligation {
  switch (event.type) {
    case 'created':
      return {
        ...duty,
        createdOn: on,
        dueOn: event.dueOn,
        parts: event.parts,
        remindedThrough: on,
        status: event.past ? 'past' : event.dueOn ? 'open' : 'dateUnknown',
      };
    case 'dueDateSet':
      return {
        ...duty,
        status: 'open',
        dueOn: event.dueOn,
        earlierDates: duty.dueOn ? [...duty.earlierDates, duty.dueOn] : duty.earlierDates,
        remindedThrough: on,
        overdue: false,
        escalated: undefined,
        parts: event.parts,
      };
    case 'contributed':
      return withPart(duty, event.department, (part) => ({
        ...part,
        handedIn: [...new Set([...part.handedIn, event.item])],
      }));
    case 'closed':
      return { ...duty, status: 'done', reportedOn: event.reportedOn };
    case 'reopened':
      return {
        ...duty,
        status: isPast(duty) ? 'past' : duty.dueOn ? 'open' : 'dateUnknown',
        reportedOn: undefined,
        remindedThrough: on,
        parts: duty.parts.map((part) => ({ ...part, remindedThrough: on })),
      };
    case 'urged': {
      const urged = Object.fromEntries(event.departments.map((department) => [department, event.day]));
      return { ...duty, urgedOn: { ...duty.urgedOn, ...urged } };
    }
    case 'reminded':
      return withSeat(duty, event.seat, { remindedThrough: event.step.day });
    case 'escalated':
      return withSeat(duty, event.seat, { escalated: event.to });
    case 'overdue':
      return withSeat(duty, event.seat, { overdue: true });
    case 'datesRecomputed':
      return { ...duty, parts: event.parts };
  }
}

type Reminded = Pick<Part, 'remindedThrough' | 'overdue' | 'escalated'>;

function withSeat(duty: Obligation, seat: DutySeat, change: Partial<Reminded>): Obligation {
  if (seat === 'office') return { ...duty, ...change };
  return withPart(duty, seat.slice('department:'.length), (part) => ({ ...part, ...change }));
}

function withPart(duty: Obligation, department: string, change: (part: Part) => Part): Obligation {
  return { ...duty, parts: duty.parts.map((part) => (part.department === department ? change(part) : part)) };
}
