import type { Instant } from '../calendar/civil-date';
import { DomainError } from '../errors';
import type { PinnedRules } from '../rules/rules';
import type { Application } from './application';
import { passTime } from './time/timers';
import type { Actor, PersonCommand, PersonCommandType } from './commands';
import { checkActor } from './decide/check-actor';
import { actOf, COMMANDS } from './decide/commands-table';
import { fold } from './evolve';
import { STAGE_TABLE } from './stage-table';
import { beginTransition } from './transition';

/** An act open to someone now, and the fields that it needs. */
export interface OpenAction {
  type: PersonCommandType;
  needs: readonly string[];
}

/** The acts open to a person at `now` (ms, programme time): exactly those that `decide` would not refuse outright. */
export function actionsFor(app: Application, actor: Actor, rules: PinnedRules, now: Instant): OpenAction[] {
  const current = fold(app, passTime(app, rules, now));
  const accepted = Object.keys(STAGE_TABLE[current.stage].accepts) as PersonCommandType[];
  return accepted
    .filter((type) => isOpen(current, type, actor, rules, now))
    .map((type) => ({ type, needs: COMMANDS[type].needs }));
}

function isOpen(
  app: Application,
  type: PersonCommandType,
  actor: Actor,
  rules: PinnedRules,
  now: Instant,
): boolean {
  const attempt = { type, actor } as PersonCommand & { actor: Actor };
  try {
    checkActor(app, attempt, rules);
    actOf(attempt).allowed?.(beginTransition(app, rules, now, actor.id), attempt);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
