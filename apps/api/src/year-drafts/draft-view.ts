import type { YearDraftList, YearDraftView } from '@app/contracts';
import type { DepartmentChangeRow, YearDraftRow } from '@app/database';
import type { CivilDate, DepartmentRegister } from '@app/domain';
import { partDifferences, programmePartsOf, type RuleSet, sentencesOfLastYear } from '@app/rules';
import { isoAt } from '../common/time';
import { faultsOn, partsOn, successorsOn } from './draft-on-day';

/** Who made a draft from what, and who changed it last. */
export function draftFacts({
  body: _,
  madeAt,
  changedAt,
  ...facts
}: YearDraftRow): Omit<YearDraftList['items'][number], 'faults'> {
  return { ...facts, madeAt: isoAt(madeAt), changedAt: isoAt(changedAt) };
}

/** The departments of a day, and the acts that made them. */
export interface Departments {
  register: DepartmentRegister;
  changes: readonly DepartmentChangeRow[];
  day: CivilDate;
}

/** A draft with the departments of a day: its faults, and what differs from the rules of the year before. */
export function draftView(
  row: YearDraftRow,
  before: RuleSet | undefined,
  departments: Departments,
): YearDraftView {
  const { register, day } = departments;
  const parts = partsOn(row, register, day);
  return {
    ...draftFacts(row),
    parts,
    faults: faultsOn(parts, register, day),
    against: before?.version ?? null,
    differences: before ? partDifferences(programmePartsOf(before), parts) : [],
    successors: before ? successorsOn(row, before, departments) : [],
    toLookAt: before ? sentencesOfLastYear(before, parts) : [],
  };
}
