import type { CellRules } from '@app/domain';
import { CELL_CLOCKS } from './clocks';
import { getCellType } from './find';
import { type CalendarInForce, clocksOf, laddersOf, seededCalendar } from './pinned';
import type { RuleSet } from './schema/rule-set';

/**
 * Returns the part of a rule set that is pinned to a named cell of a type when its life begins; at most 4 kB as JSON.
 * `leads` are those of its application. Throws DomainError `unknownCellType`.
 */
export function cellRulesFor(
  ruleSet: RuleSet,
  code: string,
  { calendar, calendarVersion }: CalendarInForce = seededCalendar(ruleSet),
  leads: string[] = getCellType(ruleSet, code).leads,
): CellRules {
  const { settings } = ruleSet;
  return {
    version: ruleSet.version,
    leads,
    clocks: clocksOf(ruleSet, CELL_CLOCKS),
    ladders: laddersOf(ruleSet),
    recheckYears: settings.recheckYears.value,
    recheckBasis: settings.recheckYears.basis,
    minCheckers: settings.minInspectors.value,
    maxRectificationRounds: settings.maxRectificationRounds.value,
    calendar,
    calendarVersion,
  };
}
