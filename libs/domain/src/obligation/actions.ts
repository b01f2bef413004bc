import type { Actor } from '../application/commands';
import { speaksFor } from '../departments/capacity';
import { addDays, civilDateAt, type Instant } from '../calendar/civil-date';
import { DomainError } from '../errors';
import { passObligationTime } from './timers';
import { decideObligation, type ObligationAct } from './decide';
import { foldObligation } from './evolve';
import type { Obligation, ObligationRules } from './obligation';

/**
 * Returns the acts on an obligation that are open to a person at `now` (ms of programme time): those that
 * `decideObligation` accepts with some fields. Each is tried with unobjectionable fields: another day, the person's first
 * part.
 */
export function obligationActionsFor(
  obligation: Obligation,
  actor: Actor,
  rules: ObligationRules,
  now: Instant,
): ObligationAct['type'][] {
  const current = foldObligation(obligation, passObligationTime(obligation, rules, now));
  const today = civilDateAt(now);
  const own = current.parts.find((part) => actor.role !== 'department' || speaksFor(actor, part.department));
  const attempts: ObligationAct[] = [
    ...(own ? [{ type: 'contribute' as const, department: own.department, item: own.items[0]! }] : []),
    { type: 'setDueDate', dueOn: current.dueOn === today ? addDays(today, 1) : today },
    { type: 'close', reportedOn: today },
    { type: 'reopen' },
    { type: 'urge' },
  ];
  return attempts.filter((attempt) => isOpen(current, attempt, actor, rules, now)).map(({ type }) => type);
}

function isOpen(
  obligation: Obligation,
  attempt: ObligationAct,
  actor: Actor,
  rules: ObligationRules,
  now: Instant,
): boolean {
  try {
    decideObligation(obligation, { ...attempt, actor }, rules, now);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
