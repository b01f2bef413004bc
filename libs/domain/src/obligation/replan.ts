import type { CivilDate } from '../calendar/civil-date';
import type { Obligation, ObligationRules, Part } from './obligation';
import { duePart } from './part-dates';

/** What a rule set plans for one obligation: its date, if it has one, and what each department is asked for. */
export interface ObligationPlan {
  dueOn?: CivilDate;
  parts: { department: string; items: string[] }[];
}

/** What an obligation learns when its year gets rules of its own. */
export interface RulesPublished {
  type: 'rulesPublished';
  /** The rules that it is bound to from now on. */
  rules: ObligationRules;
  /** The date that holds from now on; absent when the present one stays. `before`: the one that it replaces. */
  dueOn?: CivilDate;
  before?: CivilDate;
  /** What each department is asked for from now on; absent when what they were asked for stays. */
  parts?: ObligationPlan['parts'];
}

/**
 * Returns how an obligation that was made by the rules of the year before follows those of its own year. The date moves
 * unless the office has set another one or it would lie in the past. What departments are asked for changes as long as none
 * has handed anything in and none of them falls out; otherwise items, and the rules that say what they mean, stay.
 */
export function followRules(
  obligation: Obligation,
  bound: ObligationRules,
  plans: { before?: ObligationPlan; now: ObligationPlan },
  rules: ObligationRules,
  today: CivilDate,
): RulesPublished {
  const { before, now } = plans;
  const moves =
    now.dueOn !== undefined &&
    now.dueOn >= today &&
    now.dueOn !== obligation.dueOn &&
    obligation.dueOn === before?.dueOn;
  const asksAnew = mayAskAnew(obligation, now.parts);
  const version = asksAnew ? rules.version : bound.version;
  return {
    type: 'rulesPublished',
    rules: { ...rules, version, plannedBy: rules.version },
    ...(moves && { dueOn: now.dueOn, ...(obligation.dueOn && { before: obligation.dueOn }) }),
    ...(asksAnew && { parts: now.parts }),
  };
}

/** Whether a command still fits: nobody has set another date or handed anything in since it was made. */
export function stillFits(obligation: Obligation, { dueOn, before, parts }: RulesPublished): boolean {
  if (dueOn !== undefined && obligation.dueOn !== before) return false;
  return parts === undefined || mayAskAnew(obligation, parts);
}

/** Returns the parts after the command; those with a new date, and departments asked for the first time, are asked `today`. */
export function followedParts(
  obligation: Obligation,
  { dueOn, parts, rules }: RulesPublished,
  today: CivilDate,
): Part[] {
  const asked = duePart(dueOn ?? obligation.dueOn, rules, today);
  const known = new Map(obligation.parts.map((part) => [part.department, part]));
  const all = parts ?? obligation.parts;
  return all.map(({ department, items }): Part => {
    const part = known.get(department);
    if (!part) return { department, items, handedIn: [], ...asked };
    return { ...part, items, ...(dueOn && asked) };
  });
}

function mayAskAnew({ parts }: Obligation, now: ObligationPlan['parts']): boolean {
  const asked = new Set(now.map(({ department }) => department));
  return parts.every((part) => part.handedIn.length === 0 && asked.has(part.department));
}
