import { z } from 'zod';
import { checkCalendars } from './check/calendars';
import { checkCellTypes } from './check/cell-types';
import { Faults } from './check/faults';
import { checkCircular } from './check/circular';
import { checkObligations } from './check/obligations';
import { checkYear } from './check/year';
import { checkRubric } from './check/rubrics';
import { readData } from './read-data';
import { type RuleFault, RuleSetError } from './rule-set-error';
import { type RuleSet, ruleSetShape, type UncheckedRuleSet } from './schema/rule-set';

const inChinese = z.locales.zhCN().localeError;

/**
 * Reads a rule set from JSON and checks every part against the others. Throws RuleSetError with all faults; the
 * cross-checks run once the shape is valid.
 */
export function parseRuleSet(json: unknown): RuleSet {
  const { success, data, error } = ruleSetShape.safeParse(withOffice(json), { error: inChinese });
  if (!success) throw new RuleSetError(error.issues.flatMap((issue) => shapeFault(issue, json)));
  const faults = crossFaults(data);
  if (faults.length > 0) throw new RuleSetError(faults);
  return data as RuleSet; // `checkYear` has found every period
}

/** Adds the part `office` to versions that were published without it, with the names that were printed then. */
function withOffice(json: unknown): unknown {
  const isOlder = typeof json === 'object' && json !== null && !('office' in json);
  return isOlder ? { ...json, office: readData('2024/office.json') } : json;
}

function crossFaults(ruleSet: UncheckedRuleSet): RuleFault[] {
  const faults = new Faults();
  checkCellTypes(ruleSet, faults);
  checkYear(ruleSet, faults);
  checkCalendars(ruleSet, faults);
  checkCircular(ruleSet, faults);
  checkObligations(ruleSet, faults);
  faults.unique('rubricRepeated', '/rubrics', [...ruleSet.rubrics.map((rubric) => rubric.id)]);
  const tasks = new Set(ruleSet.tasks.map((task) => task.number));
  for (const rubric of ruleSet.rubrics) checkRubric(rubric, tasks, faults);
  return faults.found;
}

function shapeFault(issue: z.core.$ZodIssue, json: unknown): RuleFault {
  return { code: 'shape', path: pointer(issue.path, json), detail: `格式不对:${issue.message}。` };
}

/** Returns a JSON pointer with list entries by their code, id or number where they have one. */
function pointer(path: readonly PropertyKey[], json: unknown): string {
  let at: unknown = json;
  let out = '';
  for (const step of path) {
    const inList = Array.isArray(at);
    at = (at as Record<PropertyKey, unknown> | undefined)?.[step];
    const entry = (inList ? at : undefined) as
      { code?: string; id?: string; kind?: string; number?: number } | undefined;
    out += `/${String(entry?.code ?? entry?.id ?? entry?.number ?? entry?.kind ?? step)}`;
  }
  return out || '/';
}
