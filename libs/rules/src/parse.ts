import { z } from 'zod';
import { crossFaults } from './check';
import { readData } from './read-data';
import { type RuleFault, RuleSetError } from './rule-set-error';
import { type RuleSet, ruleSetShape, type UncheckedRuleSet } from './schema/rule-set';

const inChinese = z.locales.zhCN().localeError;

/** What versions lack that were published before it was part of the rules. */
const LATER = readData('later-parts.json') as {
  clocks: object;
  settings: object;
  cellProgramme: { year: number; task: number };
};
const AFTER_NAMING = readData('after-naming.json') as Required<
  Pick<UncheckedRuleSet, 'clocks' | 'checkItems'>
>;

/**
 * Reads a rule set from JSON and checks every part against the others. Throws RuleSetError with all faults; the
 * cross-checks run once the shape is valid.
 */
export function parseRuleSet(json: unknown): RuleSet {
  const { data, faults } = readRuleSet(asOfNow(json));
  if (!data) throw new RuleSetError(faults);
  return data;
}

/**
 * Reads a rule set as far as it goes. Returns it when nothing is wrong, else every fault: those of the shape, and those
 * that the parts with a valid shape show against each other.
 */
export function readRuleSet(given: unknown): { data?: RuleSet; faults: RuleFault[] } {
  const json = withAfterNaming(given);
  const { data, error } = ruleSetShape.safeParse(json, { error: inChinese });
  const faults = (error?.issues ?? []).flatMap((issue) => shapeFault(issue, json));
  const broken = new Set(
    (error?.issues ?? [])
      .filter(({ code, path }) => code !== 'unrecognized_keys' || path.length > 0)
      .map(({ path }) => String(path[0] ?? '')),
  );
  if (!broken.has('')) {
    const parts = data ?? { calendars: [], ...(json as object) };
    faults.push(...crossFaults(parts as UncheckedRuleSet, broken));
  }
  return faults.length > 0 ? { faults } : { data: data as RuleSet, faults }; // `checkPeriods` has found every period
}

/**
 * Returns a stored version as this release reads it: with the rows that came later (`later-parts.json`), which say the same
 * as the release that introduced them, and without the part `office`, as the district is a record of its own.
 */
function asOfNow(json: unknown): unknown {
  if (!isObject(json)) return json;
  const { office: _, ...rest } = json;
  const filled: Record<string, unknown> = rest;
  for (const part of ['clocks', 'settings'] as const) {
    if (isObject(json[part])) filled[part] = { ...LATER[part], ...json[part] };
  }
  const { year, task } = LATER.cellProgramme;
  const { tasks, programmeYear } = json;
  if (
    programmeYear === year &&
    Array.isArray(tasks) &&
    !tasks.some((one) => isObject(one) && one.cellProgramme)
  ) {
    filled.tasks = tasks.map((one: unknown) => withCellProgramme(one, task));
  }
  return filled;
}

/** Marks the task that carries the cell programme, in versions that were published without the mark. */
function withCellProgramme(task: unknown, number: number): unknown {
  return isObject(task) && task.number === number ? { ...task, cellProgramme: true } : task;
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Adds the periods and the check items after naming to versions and files that do not have them. */
function withAfterNaming(json: unknown): unknown {
  if (!isObject(json) || !isObject(json.clocks)) return json;
  const { clocks, checkItems } = AFTER_NAMING;
  const ladders = isObject(json.ladders) ? Object.keys(json.ladders) : [];
  const own = Object.entries(clocks).map(([name, clock]) => {
    const isKnown = clock.ladder === undefined || ladders.includes(clock.ladder) || ladders.length === 0;
    return [name, isKnown ? clock : { ...clock, ladder: ladders[0]! }];
  });
  return { checkItems, ...json, clocks: { ...Object.fromEntries(own), ...json.clocks } };
}

function shapeFault(issue: z.core.$ZodIssue, json: unknown): RuleFault[] {
  // A union reports no place of its own; the faults of the alternative that comes nearest say more.
  const nearest = issue.code === 'invalid_union' ? fewest(issue.errors) : undefined;
  if (nearest) {
    return nearest.flatMap((inner) => shapeFault({ ...inner, path: [...issue.path, ...inner.path] }, json));
  }
  const { message } = issue;
  const detail = message.endsWith('。') ? message : `格式不对：${message}。`;
  return [{ code: 'shape', path: pointer(issue.path, json), detail }];
}

function fewest(alternatives: z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const depth = (issues: z.core.$ZodIssue[]) => Math.max(...issues.map(({ path }) => path.length));
  const deep = alternatives.filter((issues) => issues.length > 0 && depth(issues) > 0);
  return deep.sort((a, b) => a.length - b.length)[0];
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
