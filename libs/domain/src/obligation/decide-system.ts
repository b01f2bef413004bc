import { civilDateAt, type Instant } from '../calendar/civil-date';
import type { WorkCalendar } from '../calendar/working-days';
import { passObligationTime } from './timers';
import type { ObligationEvent, ObligationEventBody } from './events';
import { foldObligation } from './evolve';
import { isComplete, type Obligation, type ObligationRules } from './obligation';
import { recomputedPart } from './part-dates';

/** What time, the rehearsal and the calendar tell an obligation. */
export type ObligationSystemCommand =
  | { type: 'clockMoved'; offset: number }
  | { type: 'calendarPublished'; calendarVersion: number; calendar: WorkCalendar };

/** What a published calendar leads to: the departments' days counted back anew; the obligation's own date is a date and stays. */
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
