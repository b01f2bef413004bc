import { parseRuleSet, type RuleSet } from '@app/rules';
import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'pg';
import { SeedRefused } from './seed-refused';

/** Writes the departments of the rules; returns how many are new or renamed. */
export async function seedDepartments(client: Client, { departments }: RuleSet): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO department AS known (id, name, full_name)
     SELECT id, name, "fullName" FROM jsonb_to_recordset($1) AS d(id text, name text, "fullName" text)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, full_name = excluded.full_name
      WHERE (known.name, known.full_name) IS DISTINCT FROM (excluded.name, excluded.full_name)`,
    [JSON.stringify(departments)],
  );
  return rowCount ?? 0;
}

/** Publishes a rule set once per version; returns whether it is new. Throws SeedRefused if its content differs. */
export async function seedRuleSet(client: Client, ruleSet: RuleSet): Promise<boolean> {
  const { version, programmeYear, source } = ruleSet;
  const body = JSON.stringify(ruleSet);
  const { rowCount } = await client.query(
    `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ($1, $2, $3, $4)
     ON CONFLICT (version) DO NOTHING`,
    [version, programmeYear, body, source.publishedOn],
  );
  if (rowCount) return true;
  const { rows } = await client.query<{ body: unknown }>('SELECT body FROM rule_set WHERE version = $1', [
    version,
  ]);
  if (!isDeepStrictEqual(read(rows[0]!.body), ruleSet)) {
    throw new SeedRefused(
      `the rule set ${version} was changed after it had been published: give it a new version`,
    );
  }
  return false;
}

/** Returns the stored rule set; undefined if it can no longer be parsed, which counts as different content. */
function read(body: unknown): RuleSet | undefined {
  try {
    return parseRuleSet(body);
  } catch {
    return undefined;
  }
}

/** Creates the programme year with the baseline of its rules; returns whether it is new. Later changes stay. */
export async function seedYear(
  client: Client,
  { programmeYear, baseline, source }: RuleSet,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO programme (year, baseline, baseline_source, opened_on) VALUES ($1, $2, $3, $4)
     ON CONFLICT (year) DO NOTHING`,
    [programmeYear, baseline.value, baseline.source, source.publishedOn],
  );
  return Boolean(rowCount);
}
