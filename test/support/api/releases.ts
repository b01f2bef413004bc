import { type RuleSet, ruleSet2024 } from '@app/rules';
import { Client } from 'pg';
import { seedShippedRules } from '../../../apps/worker/src/seed/shipped-rules';
import type { RunningApi } from './start-api';

/** The rules of 2024 as a release ships them after a change, under a version of the vendor. */
export function shipped(change: (ruleSet: any) => unknown, version = '2024.2'): RuleSet {
  const ruleSet = structuredClone(ruleSet2024);
  ruleSet.version = version;
  change(ruleSet);
  return ruleSet;
}

/** Makes rules those of the year after, as a release ships them. */
export function nextYear(rules: any): void {
  rules.programmeYear = 2025;
  for (const deadline of rules.deadlines)
    if (deadline.date) deadline.date = `${Number(deadline.date.slice(0, 4)) + 1}${deadline.date.slice(4)}`;
}

/** Brings in a release that ships changed rules; returns the id of the newest proposal of their year. */
export async function aRelease(
  { database, sql }: Pick<RunningApi, 'database' | 'sql'>,
  change: (ruleSet: any) => unknown,
  version?: string,
): Promise<string> {
  const rules = shipped(change, version);
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await seedShippedRules(owner, rules, false);
  await owner.end();
  const [row] = await sql(
    'SELECT id FROM rule_proposal WHERE programme_year = $1 ORDER BY seq DESC LIMIT 1',
    [rules.programmeYear],
  );
  return row.id;
}
