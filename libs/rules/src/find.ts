import { refusal, type Rubric } from '@app/domain';
import type { CellType, RuleSet } from './schema/rule-set';
import { ruleSet2024 } from './seed';

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

/**
 * Returns a rubric by its id (`SCHOOL@2024`). Throws Error when it is missing; a checked rule set has every rubric that
 * it names.
 */
export function rubricOf(ruleSet: RuleSet, id: string): Rubric {
  const rubric = ruleSet.rubrics.find((one) => one.id === id);
  if (!rubric) throw new Error(`the rule set ${ruleSet.version} has no rubric ${id}`);
  return rubric;
}

/** The departments that the circular names, in its order. */
export const departments = ruleSet2024.departments;

/** Returns the name of a department as in the circular, or undefined. */
export function departmentName(id: string): string | undefined {
  return departments.find((department) => department.id === id)?.name;
}

/** Returns the name of a type as in the annex, or undefined. */
export function cellTypeName(code: string): string | undefined {
  return findCellType(ruleSet2024, code)?.name;
}

/** Returns the codes of the types whose short name or alias contains the text, with or without 无废: 学校, 无废学校, 超市. */
export function cellTypesNamed(text: string): string[] {
  const bare = (name: string) => name.normalize('NFKC').trim().replace(/^无废/, '');
  const wanted = bare(text);
  if (wanted === '') return [];
  return ruleSet2024.cellTypes
    .filter(({ shortName, aliases }) =>
      [shortName, ...aliases.map(({ name }) => name)].some((name) => bare(name).includes(wanted)),
    )
    .map(({ code }) => code);
}
