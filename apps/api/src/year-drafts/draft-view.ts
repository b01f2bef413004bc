import type { YearDraftList, YearDraftView } from '@app/contracts';
import type { YearDraftRow } from '@app/database';
import {
  partDifferences,
  programmeFaults,
  programmePartsOf,
  type RuleFault,
  type RuleSet,
  sentencesOfLastYear,
} from '@app/rules';
import { isoAt } from '../common/time';

/** Who made a draft from what, and who changed it last. */
export function draftFacts({
  body: _,
  madeAt,
  changedAt,
  ...facts
}: YearDraftRow): Omit<YearDraftList['items'][number], 'faults'> {
  return { ...facts, madeAt: isoAt(madeAt), changedAt: isoAt(changedAt) };
}

/** A draft with its faults, those of `dissolved` departments too, and with what differs from the rules of the year before. */
export function draftView(
  row: YearDraftRow,
  before: RuleSet | undefined,
  dissolved: readonly RuleFault[],
): YearDraftView {
  const parts = programmePartsOf(row.body);
  return {
    ...draftFacts(row),
    parts,
    faults: [...programmeFaults(row.body), ...dissolved],
    against: before?.version ?? null,
    differences: before ? partDifferences(programmePartsOf(before), parts) : [],
    toLookAt: before ? sentencesOfLastYear(before, parts) : [],
  };
}
