import { parseRuleSet } from '../../../libs/rules/src/parse';
import { type RuleFault, RuleSetError } from '../../../libs/rules/src/rule-set-error';
import type { RuleSet } from '../../../libs/rules/src/schema/rule-set';
import { readYearFolder } from '../../../libs/rules/src/seed';

const seed = JSON.stringify(readYearFolder());

/** Returns the faults of the seed after a change. */
export function faultsAfter(change: (ruleSet: RuleSet) => void): RuleFault[] {
  const ruleSet = JSON.parse(seed) as RuleSet;
  change(ruleSet);
  try {
    parseRuleSet(ruleSet);
    return [];
  } catch (error) {
    if (error instanceof RuleSetError) return error.faults;
    throw error;
  }
}
