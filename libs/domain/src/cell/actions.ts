import type { Actor } from '../application/commands';
import { addDays, civilDateAt, type Instant } from '../calendar/civil-date';
import { DomainError } from '../errors';
import type { Cell, CellRules } from './cell';
import type { CellAct } from './acts';
import { decideCell } from './decide';
import { foldCell } from './evolve';
import { passCellTime } from './timers';

/**
 * Returns the acts on a cell that are open to a person at `now` (ms of programme time): those that `decideCell` accepts
 * with unobjectionable fields.
 */
export function cellActionsFor(cell: Cell, actor: Actor, rules: CellRules, now: Instant): CellAct['type'][] {
  const current = foldCell(cell, passCellTime(cell, rules, now));
  const today = civilDateAt(now);
  const checkers = Array.from({ length: rules.minCheckers }, (_, i) => `person ${i}`);
  const later = addDays(current.recheckOn && current.recheckOn > today ? current.recheckOn : today, 14);
  const attempts: CellAct[] = [
    { type: 'fileCheck', result: 'keep', on: today, checkers },
    { type: 'reportRectified' },
    { type: 'decideRevocation', decision: current.stage === 'decision' ? 'keep' : 'revoke' },
    { type: 'appeal' },
    { type: 'reviewAppeal', outcome: 'rejected' },
    { type: 'reopen', dueOn: '9999-12-31' },
    { type: 'concludeRestoration' },
    { type: 'orderSpotCheck', assigned: [] },
    { type: 'recordPlaque', number: '1', on: today },
    { type: 'setRecheckDay', on: later },
    { type: 'urge' },
  ];
  return attempts.filter((attempt) => isOpen(current, attempt, actor, rules, now)).map(({ type }) => type);
}

function isOpen(cell: Cell, attempt: CellAct, actor: Actor, rules: CellRules, now: Instant): boolean {
  try {
    decideCell(cell, { ...attempt, actor }, rules, now);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
