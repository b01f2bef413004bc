import { countingFromStart, type RuleSet } from '@app/rules';
import type { Client } from 'pg';

/** Writes the departments that are missing; returns how many. Names that the record has stay. */
export async function seedDepartments(client: Client, { departments }: RuleSet): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO department (id, name, full_name)
     SELECT id, name, "fullName" FROM jsonb_to_recordset($1) AS d(id text, name text, "fullName" text)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(departments)],
  );
  return rowCount ?? 0;
}

/** Creates the programme year with the figures of its rules; returns whether it is new. Later changes stay. */
export async function seedYear(client: Client, rules: RuleSet): Promise<boolean> {
  const { programmeYear, baseline, source } = rules;
  const { countsFrom, basis } = countingFromStart(rules);
  const { rowCount } = await client.query(
    `INSERT INTO programme (year, baseline, baseline_source, opened_on, counts_from, counts_from_basis)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (year) DO NOTHING`,
    [programmeYear, baseline.value, baseline.source, source.publishedOn, countsFrom, basis],
  );
  return Boolean(rowCount);
}
