import { parseRuleSet } from '../parse';
import { type RuleFault, RuleSetError } from '../rule-set-error';
import type { RuleSet } from '../schema/rule-set';
import { mergeRules, type RuleEntry, type Taken, type ThreeVersions } from './merge';

/** A fault of merged rules, with the path of the entry that it stands at; null when no entry has to do with it. */
export interface MergeFault extends RuleFault {
  entry: string | null;
}

/**
 * Returns the office's next version with the taken entries, or every fault at its entry; and the chosen paths that are
 * no entry. `finish` completes the merged parts before they are checked.
 */
export function takeRules(
  versions: ThreeVersions,
  version: string,
  taken: Taken,
  finish: (parts: Record<string, unknown>) => Record<string, unknown> = (parts) => parts,
): { ruleSet?: RuleSet; entries: RuleEntry[]; faults: MergeFault[]; unknown: string[] } {
  const { entries, json } = mergeRules(versions, taken);
  const known = new Set(entries.map(({ path }) => path));
  const unknown = taken === 'all' ? [] : [...taken].filter((path) => !known.has(path));
  try {
    return { ruleSet: parseRuleSet({ ...finish(json), version }), entries, faults: [], unknown };
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error;
    const faults = error.faults.map((fault) => ({ ...fault, entry: entryAt(fault.path, entries) }));
    return { entries, faults, unknown };
  }
}

/**
 * Returns the path of the entry that a fault belongs to: the entry that contains the place, else the first one within
 * it, else the first one of the same row.
 */
export function entryAt(place: string, entries: readonly RuleEntry[]): string | null {
  const fault = stepsOf(place);
  const paths = entries.map(({ path }) => ({ path, steps: stepsOf(path) }));
  const above = paths
    .filter(({ steps }) => isWithin(fault, steps))
    .sort((a, b) => b.steps.length - a.steps.length);
  const found =
    above[0] ??
    paths.find(({ steps }) => isWithin(steps, fault)) ??
    paths.find(({ steps }) => isWithin(steps, fault.slice(0, 2)));
  return found?.path ?? null;
}

/** The steps between a row and its entries, which the places of faults leave out. */
const BETWEEN = new Set(['sections', 'items', 'choices', 'duties']);

function stepsOf(path: string): string[] {
  const steps = path.replace(/:order$/, '').split('/');
  return steps.slice(1).filter((step) => !BETWEEN.has(step));
}

/** Whether all steps of a place occur, in order, in a longer or equal path that starts in the same row. */
function isWithin(path: readonly string[], place: readonly string[]): boolean {
  if (place.length === 0 || path[0] !== place[0]) return false;
  if (place.length > 1 && path[1] !== place[1]) return false;
  let at = 0;
  for (const step of path) if (step === place[at]) at += 1;
  return at === place.length;
}
