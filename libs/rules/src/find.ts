import { refusal, type Rubric } from '@app/domain';
import type { CellType, RuleSet } from './schema/rule-set';

/** Returns the row of a type, or undefined. */
export function findCellType(ruleSet: RuleSet, code: string): CellType | undefined {
  return ruleSet.cellTypes.find((type) => type.code === code);
}

/** Returns the row of a type. Throws DomainError `unknownCellType`. */
export function getCellType(ruleSet: RuleSet, code: string): CellType {
  const type = findCellType(ruleSet, code);
  if (!type) throw refusal('unknownCellType', { cellType: code });
  return type;
}

/** Whether several sites (校区, 厂区) of one unit may each apply for a type in a year; not unless the rules say so. */
export function allowsSites(ruleSet: RuleSet, code: string): boolean {
  return findCellType(ruleSet, code)?.sites?.value ?? false;
}

/**
 * Returns a rubric by its id (`SCHOOL@2024`). Throws Error when it is missing; a checked rule set has every rubric that
 * it names.
 */
export function rubricOf(ruleSet: RuleSet, id: string): Rubric {
  const rubric = ruleSet.rubrics.find((one) => one.id === id);
  if (!rubric) throw new Error(`the rule set ${ruleSet.version} has no rubric ${id}`);
  return rubric;
}
