import { civilDateAt, type Instant } from '../calendar/civil-date';
import type { WorkCalendar } from '../calendar/working-days';
import { passObligationTime } from './timers';
import type { ObligationEvent, ObligationEventBody } from './events';
import { foldObligation } from './evolve';
import { isComplete, type Obligation, type ObligationRules } from './obligation';
import { recomputedPart } from './part-dates';

/** The commands to an obligation that no person sends: from the rehearsal and from a published calendar. */
export type ObligationSystemCommand =
  | { type: 'clockMoved'; offset: number }
  | { type: 'calendarPublished'; calendarVersion: number; calendar: WorkCalendar };

/** A published calendar: the departments' last days are recomputed; the obligation's own date is fixed and stays. */
export function decideObligationSystem(
  obligation: Obligation,
  command: ObligationSystemCommand,
  rules: ObligationRules,
  now: Instant,
): ObligationEvent[] {
  const passed = passObligationTime(obligation, rules, now);
  if (command.type === 'clockMoved' || obligation.status === 'done' || obligation.status === 'past')
    return passed;
  const current = foldObligation(obligation, passed);
  const after = obligationRulesAfter(rules, command);
  const at = Math.max(now, current.lastAt);
  const parts = current.parts.map((part) => recomputedPart(part, current.dueOn, after, civilDateAt(at)));
  const changed = parts.filter((part, i) => part.dueOn !== current.parts[i]!.dueOn && !isComplete(part));
  const body: ObligationEventBody = {
    type: 'datesRecomputed',
    calendarVersion: command.calendarVersion,
    parts,
    changed: changed.map((part) => part.department),
  };
  const events: ObligationEvent[] = [...passed, { ...body, seq: current.seq + 1, at, by: 'system' }];
  return [...events, ...passObligationTime(foldObligation(obligation, events), after, now)];
}

/** The pinned rules after a system command. */
export function obligationRulesAfter(
  rules: ObligationRules,
  command: ObligationSystemCommand,
): ObligationRules {
  if (command.type === 'clockMoved') return rules;
  return { ...rules, calendarVersion: command.calendarVersion, calendar: command.calendar };
}
