import { parseRuleSet } from '../parse';
import { type RuleFault, RuleSetError } from '../rule-set-error';
import type { RuleSet } from '../schema/rule-set';
import { readRuleSet } from '../seed';

const seed = JSON.stringify(readRuleSet());

/** The faults of the seed after a change. */
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
