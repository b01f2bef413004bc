import type { YearDraftView } from '@app/contracts';
import type { DepartmentChangeRow, YearDraftRow } from '@app/database';
import { type CivilDate, type DepartmentRegister, namesOn } from '@app/domain';
import {
  dissolvedFaults,
  programmeFaults,
  programmePartsOf,
  type RuleFault,
  type RuleSet,
  type Succession,
  successionsIn,
  withSuccessors,
} from '@app/rules';

type Parts = Record<string, unknown>;

/** Returns the day whose departments a draft shows: a year comes into force neither before today nor before it begins. */
export function shownDayOf({ year }: Pick<YearDraftRow, 'year'>, today: CivilDate): CivilDate {
  const first = `${year}-01-01`;
  return today > first ? today : first;
}

/**
 * Returns the parts of a draft as they come into force on a day. Last year's rules take the successors of departments that are no
 * more by then; a file says what its circular says.
 */
export function partsOn(
  { origin, body }: Pick<YearDraftRow, 'origin' | 'body'>,
  register: DepartmentRegister,
  day: CivilDate,
): Parts {
  return programmePartsOf(origin === 'lastYear' ? withSuccessors(body, register, day) : body);
}

/** Returns every fault of parts that come into force on a day. */
export function faultsOn(parts: Parts, register: DepartmentRegister, day: CivilDate): RuleFault[] {
  return [...programmeFaults(parts), ...dissolvedFaults(parts, {}, register, day)];
}

/** Returns who takes whose place in the parts of a draft, and who will if it comes into force later in its year. */
export function successorsOn(
  row: Pick<YearDraftRow, 'origin' | 'body' | 'year'>,
  before: RuleSet,
  {
    register,
    changes,
    day,
  }: { register: DepartmentRegister; changes: readonly DepartmentChangeRow[]; day: CivilDate },
): YearDraftView['successors'] {
  if (row.origin !== 'lastYear') return [];
  const lastDay = `${row.year}-12-31`;
  const at = (on: CivilDate) => successionsIn({ ...before }, partsOn(row, register, on), register, on);
  const now = at(day);
  const known = new Set(now.map(({ department, successor }) => `${department} ${successor}`));
  const later =
    lastDay <= day ? [] : at(lastDay).filter((one) => !known.has(`${one.department} ${one.successor}`));
  const told = (one: Succession, isLater: boolean) => ({
    ...{
      department: one.department,
      successor: one.successor,
      from: one.from,
      paths: one.paths,
      later: isLater,
    },
    departmentName: nameOn(register, one.department, day),
    successorName: nameOn(register, one.successor, isLater ? lastDay : day),
    document: documentOf(changes, one.change),
  });
  return [...now.map((one) => told(one, false)), ...later.map((one) => told(one, true))];
}

function nameOn(register: DepartmentRegister, id: string, day: CivilDate): string {
  return namesOn(register, id, day)?.name ?? id;
}

function documentOf(changes: readonly DepartmentChangeRow[], number: number): string {
  const change = changes.find((one) => one.number === number);
  if (!change) return '';
  const { documentTitle, documentNumber } = change;
  return `《${documentTitle}》${documentNumber ? `（${documentNumber}）` : ''}`;
}
