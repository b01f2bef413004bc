import type { ClockName, ClockRule, Ladder, PinnedRules, WorkCalendar } from '@app/domain';
import { workCalendarOf } from './calendar';
import { CLOCKS } from './clocks';
import { getCellType } from './find';
import type { RuleSet } from './schema/rule-set';

/** The working days that hold now, with the number of their edition. */
export interface CalendarInForce {
  calendarVersion: number;
  calendar: WorkCalendar;
}

/** The calendar that a rule set brings along: edition 1. */
export function seededCalendar(ruleSet: RuleSet): CalendarInForce {
  return { calendarVersion: 1, calendar: workCalendarOf(ruleSet) };
}

/**
 * The slice of a rule set that an application of a type is bound to at submission; ≤ 4 kB as JSON.
 * Without a calendar it takes the rule set's own. Throws DomainError `unknownCellType`.
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
    clocks: clocksOf(ruleSet),
    pass: {
      rubric: type.rubric,
      passMark: type.passMark.value,
      rectifyFrom: settings.rectifyFrom.value,
      bonusCounts: settings.bonusCounts.value,
      notApplicable: settings.notApplicable.value,
      mustNotMet: settings.mustNotMet.value,
    },
    minInspectors: settings.minInspectors.value,
    maxRectificationRounds: settings.maxRectificationRounds.value,
    countsFrom: settings.countsFrom.value,
    ladders: laddersOf(ruleSet),
    calendar,
    calendarVersion,
  };
}

function clocksOf({ clocks }: RuleSet): Record<ClockName, ClockRule> {
  const rules = CLOCKS.map((name) => {
    const { length, unit, roll, extension, basis, ladder } = clocks[name];
    return [name, { length, unit, roll, extension, basis, ladder }];
  });
  return Object.fromEntries(rules) as Record<ClockName, ClockRule>;
}

/** The reminder ladders by name, without what only people read. */
export function laddersOf({ ladders }: RuleSet): Record<string, Ladder> {
  const rows = Object.entries(ladders).map(([name, row]): [string, Ladder] => {
    const { before, onDay, eachDayLate, headAfter, officeAfter, basis } = row;
    return [name, { before, onDay, eachDayLate, headAfter, officeAfter, basis }];
  });
  return Object.fromEntries(rows);
}
