import { type CivilDate, civilDateAt, type Instant } from '../calendar/civil-date';
import type { WorkCalendar } from '../calendar/working-days';
import { passObligationTime } from './timers';
import type { ObligationEvent, ObligationEventBody } from './events';
import { foldObligation } from './evolve';
import { isComplete, type Obligation, type ObligationRules } from './obligation';
import { recomputedPart } from './part-dates';
import { followedParts, type RulesPublished, stillFits } from './replan';

/** The commands to an obligation that no person sends: from the rehearsal, a published calendar, the rules of its year. */
export type ObligationSystemCommand =
  | { type: 'clockMoved'; offset: number }
  | RulesPublished
  | { type: 'calendarPublished'; calendarVersion: number; calendar: WorkCalendar };

/**
 * A published calendar: the departments' last days are recomputed; the obligation's own date is fixed and stays. Rules of
 * the year: see `followRules`; what no longer fits is left for the next time.
 */
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
  if (command.type === 'rulesPublished' && !stillFits(current, command)) return []; // with its rules it would be half done
  const body = bodyOf(current, command, after, civilDateAt(at));
  const events: ObligationEvent[] = [...passed, { ...body, seq: current.seq + 1, at, by: 'system' }];
  return [...events, ...passObligationTime(foldObligation(obligation, events), after, now)];
}

function bodyOf(
  current: Obligation,
  command: Exclude<ObligationSystemCommand, { type: 'clockMoved' }>,
  after: ObligationRules,
  today: CivilDate,
): ObligationEventBody {
  const { calendarVersion } = after;
  if (command.type === 'rulesPublished') {
    const parts = followedParts(current, command, today);
    const { dueOn, before } = command;
    if (dueOn !== undefined) return { type: 'dueDateSet', dueOn, before, parts };
    const known = new Set(current.parts.map((part) => part.department));
    const asked = parts.filter((part) => part.dueOn && !known.has(part.department));
    const changed = asked.map((part) => part.department);
    return { type: 'datesRecomputed', calendarVersion, parts, changed };
  }
  const parts = current.parts.map((part) => recomputedPart(part, current.dueOn, after, today));
  const changed = parts.filter((part, i) => part.dueOn !== current.parts[i]!.dueOn && !isComplete(part));
  return { type: 'datesRecomputed', calendarVersion, parts, changed: changed.map((part) => part.department) };
}

/** The pinned rules after a system command. */
export function obligationRulesAfter(
  rules: ObligationRules,
  command: ObligationSystemCommand,
): ObligationRules {
  if (command.type === 'clockMoved') return rules;
  if (command.type === 'rulesPublished') return command.rules;
  return { ...rules, calendarVersion: command.calendarVersion, calendar: command.calendar };
}
