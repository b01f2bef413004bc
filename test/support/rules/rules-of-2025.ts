import { parseRuleSet, type RuleSet, ruleSet2024 } from '@app/rules';
import type { RunningApi } from '../api/start-api';

/**
 * Returns rules of 2025 that differ in names: `SCHOOL` is called 无废校园, `KINDERGARTEN` (无废幼儿园) is new, and the new
 * department `XQJ` (区学前教育局) leads it.
 */
export function rulesOf2025(): RuleSet {
  const text = JSON.stringify(ruleSet2024).replaceAll('2024-04-30', '2025-04-30'); // a day of the year itself
  const rules = JSON.parse(text) as RuleSet;
  const school = rules.cellTypes.find(({ code }) => code === 'SCHOOL')!;
  const kindergarten = {
    ...structuredClone(school),
    no: rules.cellTypes.length + 1,
    code: 'KINDERGARTEN',
    name: '无废幼儿园',
    shortName: '无废幼儿园',
    leads: ['XQJ'],
  };
  Object.assign(school, { name: '无废校园', shortName: '无废校园' });
  const [model] = rules.departments.filter(({ id }) => id === 'JIAOW');
  const department = { ...model!, id: 'XQJ', name: '区学前教育局', fullName: '某区学前教育局' };
  const totals = rules.totals.map((total) =>
    total.sumOfRows ? { ...total, value: total.value + kindergarten.target.value } : total,
  );
  return parseRuleSet({
    ...rules,
    ...{ version: '2025.1', programmeYear: 2025, totals },
    cellTypes: [...rules.cellTypes, kindergarten],
    departments: [...rules.departments, department],
  });
}

/** Publishes a rule set from a day on, with the departments that are new in it. */
export async function publishRules(api: RunningApi, rules: RuleSet, effectiveFrom: string): Promise<void> {
  for (const { id, name, fullName } of rules.departments) {
    await api.sql('INSERT INTO department (id, name, full_name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      ...[id, name, fullName],
    ]);
  }
  await api.sql(
    'INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ($1, $2, $3, $4)',
    [rules.version, rules.programmeYear, JSON.stringify(rules), effectiveFrom],
  );
}
