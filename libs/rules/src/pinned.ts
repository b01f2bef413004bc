import type {
  CellClock,
  ClockName,
  ClockRule,
  Ladder,
  PassRule,
  PinnedRules,
  WorkCalendar,
} from '@app/domain';
import { workCalendarOf } from './calendar';
import { CLOCKS } from './clocks';
import { getCellType } from './find';
import type { CellType, RuleSet } from './schema/rule-set';

/** The calendar in force, with the number of its edition. */
export interface CalendarInForce {
  calendarVersion: number;
  calendar: WorkCalendar;
}

/** Returns the calendar of a rule set, as edition 1. */
export function seededCalendar(ruleSet: RuleSet): CalendarInForce {
  return { calendarVersion: 1, calendar: workCalendarOf(ruleSet) };
}

/**
 * Returns the part of a rule set that is pinned to an application of a type at submission; at most 4 kB as JSON.
 * Without a calendar it takes that of the rule set. Throws DomainError `unknownCellType`.
 */
export function pinnedRulesFor(
  ruleSet: RuleSet,
  code: string,
  inForce: CalendarInForce = seededCalendar(ruleSet),
): PinnedRules {
  const type = getCellType(ruleSet, code);
  const { settings } = ruleSet;
  const { calendarVersion, calendar } = inForce;
  return {
    version: ruleSet.version,
    cellType: type.code,
    leads: type.leads,
    coLead: type.coLead.value,
    clocks: clocksOf(ruleSet, CLOCKS),
    pass: passRuleOf(ruleSet, type),
    minInspectors: settings.minInspectors.value,
    maxRectificationRounds: settings.maxRectificationRounds.value,
    ladders: laddersOf(ruleSet),
    calendar,
    calendarVersion,
  };
}

/** Returns how a sheet of a type is scored, the inspectors' and the unit's own. */
export function passRuleOf({ settings }: Pick<RuleSet, 'settings'>, type: CellType): PassRule {
  return {
    rubric: type.rubric,
    passMark: type.passMark.value,
    rectifyFrom: settings.rectifyFrom.value,
    bonusCounts: settings.bonusCounts.value,
    notApplicable: settings.notApplicable.value,
    mustNotMet: settings.mustNotMet.value,
  };
}

/**
 * Returns from when the cells of a year count when the year begins, with its basis. From then on the year itself has the
 * answer; the office changes it on the page of the year, where it sees the figures.
 */
export function countingFromStart({ settings }: Pick<RuleSet, 'settings'>): {
  countsFrom: 'named' | 'recognised';
  basis: 'assumed' | 'office';
} {
  const { value, basis } = settings.countsFrom;
  return { countsFrom: value, basis: basis === 'assumed' ? 'assumed' : 'office' };
}

/** Returns these periods by name, without the texts for people. */
export function clocksOf<N extends ClockName | CellClock>(
  { clocks }: RuleSet,
  names: readonly N[],
): Record<N, ClockRule> {
  const rules = names.map((name) => {
    const { length, unit, roll, extension, basis, ladder } = clocks[name];
    return [name, { length, unit, roll, extension, basis, ladder }];
  });
  return Object.fromEntries(rules) as Record<N, ClockRule>;
}

/** Returns the reminder ladders by name, without the texts for people. */
export function laddersOf({ ladders }: RuleSet): Record<string, Ladder> {
  const rows = Object.entries(ladders).map(([name, row]): [string, Ladder] => {
    const { before, onDay, eachDayLate, headAfter, officeAfter, basis } = row;
    return [name, { before, onDay, eachDayLate, headAfter, officeAfter, basis }];
  });
  return Object.fromEntries(rows);
}
