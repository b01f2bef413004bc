import {
  type CurrentCalendar,
  findLast,
  findPlannedByOtherYear,
  findRuleSetBody,
  type ObligationOfOtherRules,
} from '@app/database';
import { type CivilDate, followRules } from '@app/domain';
import type { Engine } from '@app/engine';
import { obligationRulesFor, obligationsOf, parseRuleSet, type RuleSet } from '@app/rules';
import type { Pool } from 'pg';

/**
 * Announces the rules of a year to its open obligations that were made by those of the year before: dates, periods and
 * reminders are theirs from now on. What the year leaves out stays open until the office closes it. A second time changes
 * nothing. Returns how many were announced.
 */
export async function followYear(
  { pool, engine }: { pool: Pool; engine: Engine },
  ruleSet: RuleSet,
  calendar: CurrentCalendar,
  today: CivilDate,
): Promise<number> {
  const { programmeYear } = ruleSet;
  const found = await findPlannedByOtherYear(pool, programmeYear);
  if (found.length === 0) return 0;
  const plans = plansOf(ruleSet, programmeYear);
  const earlier = new Map<string, ReturnType<typeof plansOf>>();
  let announced = 0;
  for (const obligation of found) {
    const now = plans.get(obligation.key);
    if (!now) continue;
    const { plannedBy } = obligation;
    if (!earlier.has(plannedBy)) earlier.set(plannedBy, await plansBefore(pool, obligation, programmeYear));
    const { state, id, key, rules: bound } = obligation;
    const rules = obligationRulesFor(ruleSet, state.kind, calendar, programmeYear);
    const before = earlier.get(plannedBy)!.get(key);
    const life = { kind: 'obligation', id, name: key } as const;
    const command = followRules(state, bound, { before, now }, rules, today);
    if (await engine.announce(life, command, () => findLast(pool, life))) announced += 1;
  }
  return announced;
}

async function plansBefore(pool: Pool, { plannedBy }: ObligationOfOtherRules, year: number) {
  return plansOf(parseRuleSet(await findRuleSetBody(pool, plannedBy)), year);
}

/** What a rule set plans for a year, by the key of the obligation. */
function plansOf(ruleSet: RuleSet, year: number) {
  return new Map(obligationsOf(ruleSet, year).map(({ key, dueOn, parts }) => [key, { dueOn, parts }]));
}
