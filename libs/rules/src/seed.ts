import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseRuleSet } from './parse';
import { DATA, readData } from './read-data';
import type { RuleSet } from './schema/rule-set';

/** Reads the folder of a year, and the calendars of all years, as one rule set, unchecked. */
export function readYearFolder(year = 2024, folder = DATA): Record<string, unknown> {
  const read = (name: string) => readData(`${year}/${name}`, folder);
  const readAll = (under: string) =>
    readdirSync(join(folder, under))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => readData(join(under, name), folder));
  return {
    ...(read('programme.json') as object),
    ...(read('departments.json') as object),
    cellTypes: read('cell-types.json'),
    clocks: read('clocks.json'),
    ladders: read('reminders.json'),
    calendars: readAll('calendar'),
    rubrics: readAll(`${year}/rubrics`),
    tasks: read('tasks.json'),
    indicators: read('indicators.json'),
    deadlines: read('deadlines.json'),
    obligations: read('obligations.json'),
  };
}

/** The programme of 2024 from the circular and our assumptions, as a new installation publishes it: as its version 2024.1. */
export const ruleSet2024: RuleSet = { ...parseRuleSet(readYearFolder()), version: '2024.1' };

/** Reads the rule sets that this release ships, one per folder of a year, by year. Throws RuleSetError. */
export function shippedRuleSets(folder = DATA): RuleSet[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}$/.test(name))
    .sort()
    .map((name) => parseRuleSet(readYearFolder(Number(name), folder)));
}
