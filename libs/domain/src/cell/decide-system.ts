import { type CivilDate, civilDateAt, type Instant } from '../calendar/civil-date';
import type { WorkCalendar } from '../calendar/working-days';
import type { Basis } from '../rules/rules';
import { type Cell, type CellRules, hasEnded } from './cell';
import { nextRecheck, onWorkingDay, openCellTask, recomputedTask } from './dates';
import type { CellEvent, CellEventBody } from './events';
import { foldCell } from './evolve';
import { passCellTime } from './timers';

/**
 * The commands to a cell that no person sends: programme time moved, a calendar published, 动态复核周期 changed, its naming
 * corrected, revoked in its year.
 */
export type CellSystemCommand =
  | { type: 'clockMoved'; offset: number }
  | { type: 'calendarPublished'; calendarVersion: number; calendar: WorkCalendar }
  | { type: 'rulesChanged'; recheckYears: number; recheckBasis: Basis }
  | { type: 'namingCorrected'; namedOn: CivilDate }
  /** The correction of the year has taken effect; `by` confirmed it. */
  | { type: 'revoked'; on: CivilDate; by: string };

/** Returns the events of a system command after those of timers due by `now`; none if it is no news. */
export function decideCellSystem(
  cell: Cell,
  command: CellSystemCommand,
  rules: CellRules,
  now: Instant,
): CellEvent[] {
  const passed = passCellTime(cell, rules, now);
  if (command.type === 'clockMoved') return passed;
  const current = foldCell(cell, passed);
  const after = cellRulesAfter(rules, command);
  const at = Math.max(now, current.lastAt);
  const body = bodyOf(current, command, { before: rules, after }, civilDateAt(at));
  if (!body) return passed;
  const by = command.type === 'revoked' ? command.by : 'system';
  const events: CellEvent[] = [...passed, { ...body, seq: current.seq + 1, at, by }];
  return [...events, ...passCellTime(foldCell(cell, events), after, now)];
}

/** The pinned rules after a system command. */
export function cellRulesAfter(rules: CellRules, command: CellSystemCommand): CellRules {
  switch (command.type) {
    case 'calendarPublished':
      return { ...rules, calendarVersion: command.calendarVersion, calendar: command.calendar };
    case 'rulesChanged':
      return { ...rules, recheckYears: command.recheckYears, recheckBasis: command.recheckBasis };
    case 'clockMoved':
    case 'namingCorrected':
    case 'revoked':
      return rules;
  }
}

function bodyOf(
  cell: Cell,
  command: Exclude<CellSystemCommand, { type: 'clockMoved' }>,
  { before, after: rules }: { before: CellRules; after: CellRules },
  today: CivilDate,
): CellEventBody | undefined {
  if (hasEnded(cell) || cell.seq === 0) return undefined;
  if (command.type === 'revoked') {
    if (cell.revocation?.revokedOn) return undefined;
    // Without a decision before it, the unit's period of appeal begins now.
    const task = cell.revocation ? undefined : openCellTask(rules, 'time', 'appeal', today);
    return { type: 'revoked', on: command.on, task };
  }
  if (command.type === 'rulesChanged') {
    const { recheckYears: years, recheckBasis } = command;
    if (years === before.recheckYears && recheckBasis === before.recheckBasis) return undefined;
    const recheck = recomputedRecheck(cell, rules, today);
    return { type: 'recheckPeriodChanged', years, before: before.recheckYears, recheck };
  }
  if (command.type === 'namingCorrected') {
    const { namedOn } = command;
    if (namedOn === cell.namedOn) return undefined;
    const isCounted = cell.recheckFrom === cell.namedOn; // no check has been filed since the naming
    const recheck = isCounted
      ? recomputedRecheck({ ...cell, recheckFrom: namedOn }, rules, today)
      : undefined;
    return { type: 'namingCorrected', namedOn, before: cell.namedOn, recheck };
  }
  const task = cell.task && recomputedTask(cell.task, rules, today);
  const { calendarVersion } = command;
  return { type: 'datesRecomputed', calendarVersion, task, recheck: recomputedRecheck(cell, rules, today) };
}

/** The day of the next 动态复核 by another calendar; a day that the office set moves to a working day at most. */
function recomputedRecheck({ recheckOn, recheckFrom }: Cell, rules: CellRules, today: CivilDate) {
  if (!recheckOn || recheckOn <= today) return undefined;
  return recheckFrom ? nextRecheck(rules, recheckFrom, today) : onWorkingDay(rules, recheckOn);
}
