import type { DutyMailFactsRow } from '@app/database';
import type { CivilDate, DutySeat, ObligationEvent, Part, ReminderStep } from '@app/domain';
import type { DutyMailFacts } from '@app/mail';

type Recorded = DutyMailFactsRow['events'][number];
type EventOf<T extends ObligationEvent['type']> = Extract<ObligationEvent, { type: T }>;

/** What the mail about a duty may speak of: the event itself first, what holds now only where it is silent. */
export function dutyFactsOf(
  { duty, departmentName, events }: DutyMailFactsRow,
  seat: DutySeat,
): DutyMailFacts {
  const { id: obligationId, key, kind, about } = duty;
  const part = partOf(duty.parts, seat);
  return {
    obligationId,
    key,
    kind,
    about,
    seat,
    seatName: departmentName ?? '区无废办',
    dueOn: dueOf(events, seat) ?? part?.dueOn ?? duty.dueOn,
    step: stepOf(events),
    missing: part ? part.items.filter((item) => !part.handedIn.includes(item)).length : 0,
    reportedOn: find(events, 'closed')?.reportedOn ?? duty.reportedOn,
  };
}

function find<T extends ObligationEvent['type']>(events: Recorded[], type: T): EventOf<T> | undefined {
  return events.find((event) => event.type === type) as EventOf<T> | undefined;
}

function partOf(parts: readonly Part[], seat: DutySeat): Part | undefined {
  return parts.find(({ department }) => seat === `department:${department}`);
}

/** The last day as these events tell it. */
function dueOf(events: Recorded[], seat: DutySeat): CivilDate | undefined {
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
