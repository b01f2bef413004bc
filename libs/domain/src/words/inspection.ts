import type { InspectionOutcome } from '../application/application';
import { STAGE_NAMES } from '../application/stage-table';
import type { ItemKind } from '../inspection/rubric';

/** The kinds of items of a rubric in the office's words. */
export const ITEM_KIND_NAMES: Record<ItemKind, string> = {
  MUST: '必备项',
  VETO: '否决项',
  SCORED: '评分项',
  BONUS: '加分项',
};

/** What an inspection came to, in the office's words. */
export const OUTCOME_NAMES: Record<InspectionOutcome, string> = {
  passed: '通过',
  rectify: STAGE_NAMES.rectification,
  failed: STAGE_NAMES.refused,
};

/** The answer to an item that has no marks, in the office's words. */
export const ANSWER_NAMES: Record<string, string> = {
  met: '符合',
  notMet: '不符合',
  notApplicable: '不适用',
};
