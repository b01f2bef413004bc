import type { Instant } from '../../calendar/civil-date';
import type { PinnedRules } from '../../rules/rules';
import type { Application } from '../application';
import { passTime } from '../time/timers';
import type { Command, SystemCommand } from '../commands';
import type { ApplicationEvent } from '../events';
import { fold } from '../evolve';
import { beginTransition } from '../transition';
import { correctCityResult } from './after-naming';
import { checkActor } from './check-actor';
import { actOf } from './commands-table';
import { recomputeDates } from './recompute-dates';

/**
 * Returns the events of a person's act in order; events of timers due by `now` (ms of programme time) come first.
 * Throws DomainError if the procedure refuses the act; no event has happened then.
 */
export function decide(
  app: Application,
  command: Command,
  rules: PinnedRules,
  now: Instant,
): ApplicationEvent[] {
  const passed = passTime(app, rules, now);
  const current = fold(app, passed);
  checkActor(current, command, rules);
  const transition = beginTransition(current, rules, Math.max(now, current.lastAt), command.actor.id);
  const act = actOf(command);
  act.allowed?.(transition, command);
  act.perform(transition, command);
  // An act may open a task that is already due, for example the second of two objections, raised long ago.
  return [...passed, ...transition.events, ...passTime(transition.app, rules, now)];
}

/** Returns the events of a system command at `now` (ms of programme time); `rules` are those in force from now on. */
export function decideSystem(
  app: Application,
  command: SystemCommand,
  rules: PinnedRules,
  now: Instant,
): ApplicationEvent[] {
  const passed = passTime(app, rules, now);
  if (command.type === 'clockMoved') return passed;
  if (command.type === 'assessmentYearChanged' || command.type === 'cityResultCorrected') {
    return [...passed, ...decideOfYear(fold(app, passed), command, rules, now)];
  }
  const current = fold(app, passed);
  const transition = beginTransition(
    current,
    rulesAfter(rules, command),
    Math.max(now, current.lastAt),
    'system',
  );
  recomputeDates(transition, command);
  const events = [...passed, ...transition.events];
  // A recomputed last day may already have passed.
  return [...events, ...passTime(fold(app, events), transition.rules, now)];
}

/** Applies what the year's ledger says about a named application. A repetition has no effect. */
function decideOfYear(
  app: Application,
  command: Extract<SystemCommand, { type: 'assessmentYearChanged' | 'cityResultCorrected' }>,
  rules: PinnedRules,
  now: Instant,
): ApplicationEvent[] {
  if (!app.naming || app.stage === 'revoked') return [];
  const transition = beginTransition(app, rules, Math.max(now, app.lastAt), command.by);
  if (command.type === 'assessmentYearChanged') {
    const { assessmentYear } = command;
    if (app.assessmentYear !== assessmentYear) transition.happen({ type: 'reattributed', assessmentYear });
  } else correctCityResult(transition, command);
  return transition.events;
}

/** Whether an application accepts a system command even after its end. */
export function acceptedWhenOver({ type }: SystemCommand): boolean {
  return type === 'assessmentYearChanged' || type === 'cityResultCorrected';
}

/** The pinned rules after a system command. */
export function rulesAfter(rules: PinnedRules, command: SystemCommand): PinnedRules {
  switch (command.type) {
    case 'clockMoved':
    case 'assessmentYearChanged':
    case 'cityResultCorrected':
      return rules;
    case 'calendarPublished':
      return { ...rules, calendarVersion: command.calendarVersion, calendar: command.calendar };
    case 'rulesChanged':
      return command.rules;
  }
}
