import type { Instant } from '../../calendar/civil-date';
import type { PinnedRules } from '../../rules/rules';
import type { Application } from '../application';
import { passTime } from '../time/timers';
import type { Command, SystemCommand } from '../commands';
import type { ApplicationEvent } from '../events';
import { fold } from '../evolve';
import { beginTransition } from '../transition';
import { checkActor } from './check-actor';
import { actOf } from './commands-table';
import { recomputeDates } from './recompute-dates';

/**
 * What a person's act leads to: events in their order, those that time has brought up to `now` first.
 * `now` in ms, programme time. Throws DomainError when the procedure refuses; nothing has happened then.
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
  // What an act opens may have been due before it: the next of two objections, raised long ago.
  return [...passed, ...transition.events, ...passTime(transition.app, rules, now)];
}

/** What time, the rehearsal or changed rules lead to (ms, programme time); `rules` are those in force from now on. */
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
  // A recomputed date may already lie behind us.
  return [...events, ...passTime(fold(app, events), transition.rules, now)];
}

/** What the year's ledger says of an application that has been named; said again, nothing happens. */
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
  } else if (app.cityResult !== command.result) {
    transition.happen({ type: 'cityResultCorrected', result: command.result });
    if (command.result === 'returned') transition.enter('municipalReport'); // late: it is reported once more
  }
  return transition.events;
}

/** Whether something is heard even by an application that is over. */
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
