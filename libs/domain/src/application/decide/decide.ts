import type { Instant } from '../../calendar/civil-date';
import type { PinnedRules } from '../../rules/rules';
import type { Application } from '../application';
import { passTime } from '../clock/clock';
import type { Command, SystemCommand } from '../commands';
import type { ApplicationEvent } from '../events';
import { fold } from '../evolve';
import { beginTurn } from '../turn';
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
  const turn = beginTurn(current, rules, Math.max(now, current.lastAt), command.actor.id);
  const act = actOf(command);
  act.allowed?.(turn, command);
  act.perform(turn, command);
  // What an act opens may have been due before it: the next of two objections, raised long ago.
  return [...passed, ...turn.events, ...passTime(turn.app, rules, now)];
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
  const turn = beginTurn(current, rulesAfter(rules, command), Math.max(now, current.lastAt), 'system');
  recomputeDates(turn, command);
  const events = [...passed, ...turn.events];
  // A recomputed date may already lie behind us.
  return [...events, ...passTime(fold(app, events), turn.rules, now)];
}

/** What the year's ledger says of an application that has been named; said again, nothing happens. */
function decideOfYear(
  app: Application,
  command: Extract<SystemCommand, { type: 'assessmentYearChanged' | 'cityResultCorrected' }>,
  rules: PinnedRules,
  now: Instant,
): ApplicationEvent[] {
  if (!app.naming || app.stage === 'revoked') return [];
  const turn = beginTurn(app, rules, Math.max(now, app.lastAt), command.by);
  if (command.type === 'assessmentYearChanged') {
    const { assessmentYear } = command;
    if (app.assessmentYear !== assessmentYear) turn.happen({ type: 'reattributed', assessmentYear });
  } else if (app.cityResult !== command.result) {
    turn.happen({ type: 'cityResultCorrected', result: command.result });
    if (command.result === 'returned') turn.enter('municipalReport'); // late: it is reported once more
  }
  return turn.events;
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
