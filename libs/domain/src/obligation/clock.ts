import { type CivilDate, civilDateAt, endOfDay, type Instant } from '../calendar/civil-date';
import { type Due, escalationAt, nextRung } from '../calendar/ladder';
import { nineOn } from '../calendar/office-hours';
import type { DutyNotice, DutyNoticeKind, DutySeat, ObligationEvent, ObligationEventBody } from './events';
import { evolveObligation } from './evolve';
import { missingParts, type Obligation, type ObligationRules } from './obligation';

/** Why time acts next on an obligation, and for whom. */
export interface NextDutyClock {
  at: Instant;
  seat: DutySeat;
  effect: 'remind' | 'overdue';
}

type Holder = Due & { seat: DutySeat; overdue: boolean };

/** When time itself must act next (ms, programme time); undefined when the duty is done, past, or without a date. */
export function nextDutyClock(duty: Obligation, rules: ObligationRules): NextDutyClock | undefined {
  let next: NextDutyClock | undefined;
  for (const holder of holdersOf(duty)) {
    const step = nextRung(holder, rules.ladder, rules.calendar, true);
    const clocks: NextDutyClock[] = [];
    if (!holder.overdue) clocks.push({ at: endOfDay(holder.dueOn), seat: holder.seat, effect: 'overdue' });
    if (step) clocks.push({ at: nineOn(step.day), seat: holder.seat, effect: 'remind' });
    for (const clock of clocks) if (!next || clock.at < next.at) next = clock;
  }
  return next;
}

/** Everything that time has brought up to `now` (ms, programme time), each at its own moment; afterwards the clock lies later. */
export function passDutyTime(duty: Obligation, rules: ObligationRules, now: Instant): ObligationEvent[] {
  const events: ObligationEvent[] = [];
  let current = duty;
  for (let due = nextDutyClock(current, rules); due && due.at <= now; due = nextDutyClock(current, rules)) {
    const at = Math.max(due.at, current.lastAt);
    for (const body of reached(current, rules, due, civilDateAt(now))) {
      const event: ObligationEvent = { ...body, seq: current.seq + 1, at, by: 'system' };
      current = evolveObligation(current, event);
      events.push(event);
    }
  }
  return events;
}

/** Who is waited for: the office until the duty is closed, and each department that has not handed everything in. */
function holdersOf(duty: Obligation): Holder[] {
  if (duty.status !== 'open' || !duty.dueOn) return [];
  const { dueOn, overdue } = duty;
  const office: Holder = { seat: 'office', dueOn, remindedThrough: duty.remindedThrough!, overdue };
  return [
    office,
    ...missingParts(duty).map((part): Holder => ({ ...part, seat: `department:${part.department}` })),
  ];
}

function reached(
  duty: Obligation,
  rules: ObligationRules,
  { seat, effect }: NextDutyClock,
  today: CivilDate,
): ObligationEventBody[] {
  const holder = holdersOf(duty).find((candidate) => candidate.seat === seat)!;
  if (effect === 'overdue') return [{ type: 'overdue', seat, dueOn: holder.dueOn }];
  const step = nextRung(holder, rules.ladder, rules.calendar, true)!;
  const reminded = { type: 'reminded', seat, step, dueOn: holder.dueOn, missed: step.day < today } as const;
  const to = step.kind === 'late' ? escalationAt(step.days, rules.ladder) : undefined;
  return to ? [reminded, { type: 'escalated', seat, to, lateDays: step.days }] : [reminded];
}

/** Who must be told of these events, and about what. */
export function dutyNoticesFor(duty: Obligation, events: readonly ObligationEvent[]): DutyNotice[] {
  return events.flatMap((event) =>
    told(duty, event).map(([seat, kind]) => ({ eventSeq: event.seq, seat, kind })),
  );
}

function told(duty: Obligation, event: ObligationEvent): [DutySeat, DutyNoticeKind][] {
  const departments = duty.parts.map((part): DutySeat => `department:${part.department}`);
  switch (event.type) {
    case 'created':
      return event.past ? [] : departments.map((seat) => [seat, 'dutyOpened']);
    case 'dueDateSet':
      return departments.map((seat) => [seat, 'dutyDateSet']);
    case 'reminded':
      if (event.missed) return [];
      return [[event.seat, event.step.kind === 'late' ? 'dutyOverdue' : 'dutyReminder']];
    case 'escalated':
      return event.to === 'head' ? [[event.seat, 'dutyEscalated']] : [];
    case 'urged':
      return event.departments.map((department) => [`department:${department}`, 'dutyUrged']);
    case 'closed':
      return departments.map((seat) => [seat, 'dutyClosed']);
    case 'contributed':
    case 'reopened':
    case 'overdue':
    case 'datesRecomputed':
      return [];
  }
}
