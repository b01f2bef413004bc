import { DomainError, type Rubric } from '@app/domain';
import type { CellType, RuleSet } from './schema/rule-set';
import { ruleSet2024 } from './seed';

/** The row of a type, or undefined. */
export function findCellType(ruleSet: RuleSet, code: string): CellType | undefined {
  return ruleSet.cellTypes.find((type) => type.code === code);
}

/** The row of a type. Throws DomainError `unknownCellType`. */
export function getCellType(ruleSet: RuleSet, code: string): CellType {
  const type = findCellType(ruleSet, code);
  if (!type) throw new DomainError('unknownCellType', '没有这种细胞类型。', { cellType: code });
  return type;
}

/** A rubric by its id (`SCHOOL@2024`). Throws: a checked rule set has every rubric that it names. */
export function rubricOf(ruleSet: RuleSet, id: string): Rubric {
  const rubric = ruleSet.rubrics.find((one) => one.id === id);
  if (!rubric) throw new Error(`the rule set ${ruleSet.version} has no rubric ${id}`);
  return rubric;
}

/** The departments that the notice names, in its order. */
export const departments = ruleSet2024.departments;

/** A department's name as in the notice, or undefined. */
export function departmentName(id: string): string | undefined {
  return departments.find((department) => department.id === id)?.name;
}

/** A type's name as in the annex, or undefined. */
export function cellTypeName(code: string): string | undefined {
  return findCellType(ruleSet2024, code)?.name;
}

/** Codes of the types that a few characters of their name call to mind: 学校, 无废学校, 超市. */
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
