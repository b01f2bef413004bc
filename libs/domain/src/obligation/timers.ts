import { type CivilDate, civilDateAt, endOfDay, type Instant } from '../calendar/civil-date';
import { type Due, type Escalation, escalationsAt, nextRung, type ReminderStep } from '../calendar/ladder';
import { nineOn } from '../calendar/office-hours';
import type { ObligationSeat, ObligationEvent, ObligationEventBody } from './events';
import { evolveObligation } from './evolve';
import { missingParts, type Obligation, type ObligationRules } from './obligation';

/** The next timer of an obligation: why, and for which seat. */
export interface NextObligationTimer {
  at: Instant;
  seat: ObligationSeat;
  effect: 'remind' | 'overdue';
}

type Holder = Due & { seat: ObligationSeat; overdue: boolean; escalated?: Escalation };
type RungOf = (holder: Holder) => ReminderStep | undefined;

/**
 * Returns the next timer (ms of programme time) of those that `counts`; undefined if the obligation is done, past, or
 * without a date.
 */
export function nextObligationTimer(
  obligation: Obligation,
  rules: ObligationRules,
  counts?: (timer: NextObligationTimer) => boolean,
): NextObligationTimer | undefined {
  return nextOf(obligation, rungsBy(rules), counts);
}

/** Whether a timer is the end of the office's own last day, as 30 April is; every other one is a reminder or a mark 逾期. */
export function endsDuty({ seat, effect }: NextObligationTimer): boolean {
  return seat === 'office' && effect === 'overdue';
}

/** Returns the events of every timer due by `now` (ms of programme time); afterwards the next timer is later than `now`. */
export function passObligationTime(
  obligation: Obligation,
  rules: ObligationRules,
  now: Instant,
): ObligationEvent[] {
  const events: ObligationEvent[] = [];
  const rungOf = rungsBy(rules);
  let current = obligation;
  for (let due = nextOf(current, rungOf); due && due.at <= now; due = nextOf(current, rungOf)) {
    const at = Math.max(due.at, current.lastAt);
    for (const body of reached(current, rules, due, rungOf, civilDateAt(now))) {
      const event: ObligationEvent = { ...body, seq: current.seq + 1, at, by: 'system' };
      current = evolveObligation(current, event);
      events.push(event);
    }
  }
  return events;
}

function nextOf(
  obligation: Obligation,
  rungOf: RungOf,
  counts: (timer: NextObligationTimer) => boolean = () => true,
): NextObligationTimer | undefined {
  let next: NextObligationTimer | undefined;
  const consider = (timer: NextObligationTimer) => {
    if (counts(timer) && (!next || timer.at < next.at)) next = timer;
  };
  for (const holder of holdersOf(obligation)) {
    const { seat, dueOn } = holder;
    const step = rungOf(holder);
    if (!holder.overdue) consider({ at: endOfDay(dueOn), seat, effect: 'overdue' });
    if (step) consider({ at: nineOn(step.day), seat, effect: 'remind' });
  }
  return next;
}

// The next step of each holder is cached until it is done; otherwise every step would recompute two dozen departments.
function rungsBy({ ladder, calendar }: ObligationRules): RungOf {
  const known = new Map<string, ReminderStep | undefined>();
  return (holder) => {
    const key = `${holder.dueOn}|${holder.remindedThrough}`;
    if (!known.has(key)) known.set(key, nextRung(holder, ladder, calendar, true));
    return known.get(key);
  };
}

/** Returns the seats with open work: the office until the obligation is closed, and each department with missing items. */
function holdersOf(obligation: Obligation): Holder[] {
  if (obligation.status !== 'open' || !obligation.dueOn) return [];
  const { dueOn, overdue, escalated } = obligation;
  const office: Holder = {
    seat: 'office',
    dueOn,
    remindedThrough: obligation.remindedThrough!,
    overdue,
    escalated,
  };
  const departments = missingParts(obligation).map((part): Holder => {
    const { department, remindedThrough } = part;
    return {
      seat: `department:${department}`,
      dueOn: part.dueOn ?? dueOn,
      remindedThrough,
      overdue: part.overdue,
      escalated: part.escalated,
    };
  });
  return [office, ...departments];
}

function reached(
  obligation: Obligation,
  rules: ObligationRules,
  { seat, effect }: NextObligationTimer,
  rungOf: RungOf,
  today: CivilDate,
): ObligationEventBody[] {
  const holder = holdersOf(obligation).find((candidate) => candidate.seat === seat)!;
  const { dueOn } = holder;
  if (effect === 'overdue') return [{ type: 'overdue', seat, dueOn }];
  const step = rungOf(holder)!;
  const events: ObligationEventBody[] = [{ type: 'reminded', seat, step, dueOn, missed: step.day < today }];
  if (step.kind !== 'late') return events;
  for (const to of escalationsAt(step.days, rules.ladder, holder.escalated)) {
    events.push({ type: 'escalated', seat, to, lateDays: step.days });
  }
  return events;
}
