import { ruleSet2024 } from '@app/rules';

/**
 * Writes a further programme year into the record: the rules of 2024 with the dates of that year, taking effect on
 * `openedOn`. The worker opens it from then on. `sql` runs as the owner.
 */
export async function addYear(
  sql: (text: string, values?: unknown[]) => Promise<unknown>,
  year: number,
  openedOn: string,
  baseline = 45,
): Promise<void> {
  const version = `${year}.1`;
  const rules = JSON.stringify({ ...ruleSet2024, version, programmeYear: year });
  await sql(`INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ($1, $2, $3, $4)`, [
    version,
    year,
    rules.replaceAll('2024-04-30', `${year}-04-30`), // the day of the self-assessment is the year's own
    openedOn,
  ]);
  await sql(`INSERT INTO programme (year, baseline, baseline_source, opened_on) VALUES ($1, $2, $3, $4)`, [
    ...[year, baseline, `${year}年任务`, openedOn],
  ]);
}
