import type { ObligationMailFactsRow } from '@app/database';
import {
  type CivilDate,
  type ObligationSeat,
  type ObligationEvent,
  type Part,
  type ReminderStep,
} from '@app/domain';
import type { ObligationMailFacts, OfficeFacts } from '@app/mail';
import type { Named } from './named';

type Recorded = ObligationMailFactsRow['events'][number];
type EventOf<T extends ObligationEvent['type']> = Extract<ObligationEvent, { type: T }>;

/** Returns the facts of a mail about an obligation: from its event, or from the current state where it lacks them. */
export function obligationFactsOf(
  { obligation, departmentName, events }: Named<ObligationMailFactsRow>,
  seat: ObligationSeat,
  office: OfficeFacts,
): ObligationMailFacts {
  const { id: obligationId, key, kind, about } = obligation;
  const part = partOf(obligation.parts, seat);
  return {
    obligationId,
    key,
    kind,
    about,
    seat,
    seatName: departmentName ?? office.name,
    office,
    dueOn: dueOf(events, seat) ?? part?.dueOn ?? obligation.dueOn,
    step: stepOf(events),
    missing: part ? part.items.filter((item) => !part.handedIn.includes(item)).length : 0,
    reportedOn: find(events, 'closed')?.reportedOn ?? obligation.reportedOn,
  };
}

function find<T extends ObligationEvent['type']>(events: Recorded[], type: T): EventOf<T> | undefined {
  return events.find((event) => event.type === type) as EventOf<T> | undefined;
}

function partOf(parts: readonly Part[], seat: ObligationSeat): Part | undefined {
  return parts.find(({ department }) => seat === `department:${department}`);
}

/** Returns the seat's last day from these events; undefined if none contains it. */
function dueOf(events: Recorded[], seat: ObligationSeat): CivilDate | undefined {
  const reminded = find(events, 'reminded');
  if (reminded?.seat === seat) return reminded.dueOn;
  for (const event of events) {
    const part = 'parts' in event && event.parts ? partOf(event.parts, seat) : undefined;
    if (part) return part.dueOn;
  }
  return undefined;
}

function stepOf(events: Recorded[]): ReminderStep | undefined {
  const escalated = find(events, 'escalated');
  if (escalated) return { day: '', kind: 'late', days: escalated.lateDays };
  return find(events, 'reminded')?.step;
}
