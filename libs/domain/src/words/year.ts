import { STAGE_NAMES } from '../application/stage-table';
import type { AdjustmentCause } from '../year/acts/adjustment';
import type { ReportBatch } from '../year/acts/report';
import type { PendingAdjustment } from '../year/acts/year-effect';
import type { EntryReason } from '../year/figures/ledger';
import type { YearAct } from '../year/year';
import { COMMAND_NAMES, EVENT_NAMES } from './application';

/** The acts on a programme year in the office's words. */
export const YEAR_COMMAND_NAMES: Record<YearAct['type'], string> = {
  openYear: '年度开始',
  setBaseline: '设定结转基数',
  setCountsFrom: '设定从何时起计数',
  assembleReport: '组成上报批次',
  discardReport: '作废上报批次',
  fixReport: '上报批次定稿',
  sendReport: '标记为已报送',
  recordCityResults: COMMAND_NAMES.recordCityResult,
  confirmCarryOver: '确认结转',
  openAdjustment: '提出更正',
  confirmAdjustment: '确认更正',
  withdrawAdjustment: '撤回更正',
  returnCarriedCell: '退回已结转的细胞',
  setShowcase: '评定精品细胞',
  closeYear: '年度办结',
};

/** Why a year's figure changed, in the office's words. */
export const ENTRY_REASON_NAMES: Record<EntryReason, string> = {
  counted: '计入',
  carried: '结转',
  returned: '结转退回',
  uncounted: '不再计入',
  revoked: COMMAND_NAMES.revoke,
};

export const REPORT_STATE_NAMES: Record<ReportBatch['state'], string> = {
  assembled: '已组批',
  fixed: '已定稿',
  sent: '已报送',
  discarded: '已作废',
};

export const ADJUSTMENT_STATE_NAMES: Record<PendingAdjustment['state'], string> = {
  open: '待确认',
  confirmed: '已确认',
  withdrawn: STAGE_NAMES.withdrawn,
};

/** What a correction of a year is about. */
export const ADJUSTMENT_CAUSE_NAMES: Record<AdjustmentCause['type'], string> = {
  revocation: COMMAND_NAMES.revoke,
  cityResults: EVENT_NAMES.cityResultCorrected,
  return: '计入上年度',
};
