import type { ClockName, ClockRule, PinnedRules } from '@app/domain';
import { workCalendarOf } from './calendar';
import { CLOCK_NAMES } from './clock-names';
import { getCellType } from './find';
import type { RuleSet } from './schema/rule-set';

/**
 * The slice of a rule set that an application of a type is bound to at submission; ≤ 4 kB as JSON.
 * Throws DomainError `unknownCellType`.
 */
export function pinnedRulesFor(ruleSet: RuleSet, code: string): PinnedRules {
  const type = getCellType(ruleSet, code);
  const { settings } = ruleSet;
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
    calendar: workCalendarOf(ruleSet),
  };
}

function clocksOf({ clocks }: RuleSet): Record<ClockName, ClockRule> {
  const rules = CLOCK_NAMES.map((name) => {
    const { length, unit, roll, extension, basis } = clocks[name];
    return [name, { length, unit, roll, extension, basis }];
  });
  return Object.fromEntries(rules) as Record<ClockName, ClockRule>;
}
