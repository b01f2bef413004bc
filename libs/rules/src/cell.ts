import type { CellClock, CellRules, ClockRule } from '@app/domain';
import { CELL_CLOCKS } from './clocks';
import { getCellType } from './find';
import { type CalendarInForce, laddersOf, seededCalendar } from './pinned';
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
  const clocks = CELL_CLOCKS.map((name): [CellClock, ClockRule] => {
    const { length, unit, roll, extension, basis, ladder } = ruleSet.clocks[name];
    return [name, { length, unit, roll, extension, basis, ladder }];
  });
  return {
    version: ruleSet.version,
    leads,
    clocks: Object.fromEntries(clocks) as Record<CellClock, ClockRule>,
    ladders: laddersOf(ruleSet),
    recheckYears: settings.recheckYears.value,
    recheckBasis: settings.recheckYears.basis,
    minCheckers: settings.minInspectors.value,
    maxRectificationRounds: settings.maxRectificationRounds.value,
    calendar,
    calendarVersion,
  };
}
