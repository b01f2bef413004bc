import type { CellClock, CellStage, CheckKind, CheckResult } from '../cell/cell';
import type { CellActType } from '../cell/acts';
import type { AppealOutcome, CellEventType, RevocationDecision } from '../cell/events';
import { STAGE_NAMES } from '../application/stage-table';
import { CLOCK_BEGINNINGS, CLOCK_NAMES, COMMAND_NAMES, EVENT_NAMES } from './application';

/** Where a named cell stands, in the office's words. */
export const CELL_STAGE_NAMES: Record<CellStage, string> = {
  standing: '在册',
  check: '核查中',
  rectification: STAGE_NAMES.rectification,
  reinspection: CLOCK_NAMES.reinspection,
  decision: '待决定是否撤销',
  appeal: '申诉期',
  review: '申诉复核',
  delisting: '待摘牌',
  restoration: '待落实申诉结论',
  ended: '已摘牌',
};

/** The kinds of checks in the office's words. */
export const CHECK_KIND_NAMES: Record<CheckKind, string> = { recheck: '动态复核', spot: '抽查' };

/** What a check sheet comes to. */
export const CHECK_RESULT_NAMES: Record<CheckResult, string> = {
  keep: '维持',
  rectify: CELL_STAGE_NAMES.rectification,
  proposeRevocation: '建议撤销',
};

/** What the office decides about a revocation. */
export const REVOCATION_DECISION_NAMES: Record<RevocationDecision, string> = {
  keep: CHECK_RESULT_NAMES.keep,
  revoke: COMMAND_NAMES.revoke,
};

/** What the review of an appeal comes to. */
export const APPEAL_OUTCOME_NAMES: Record<AppealOutcome, string> = {
  upheld: '申诉成立',
  rejected: '驳回申诉',
};

/** The acts on a named cell in the office's words. */
export const CELL_COMMAND_NAMES: Record<CellActType, string> = {
  begin: '纳入动态管理',
  orderSpotCheck: '安排抽查',
  fileCheck: '提交核查表',
  reportRectified: COMMAND_NAMES.reportRectified,
  decideRevocation: '决定是否撤销',
  appeal: '申诉',
  reopen: COMMAND_NAMES.reopen,
  reviewAppeal: CELL_STAGE_NAMES.review,
  concludeRestoration: '落实申诉结论',
  recordPlaque: '登记授牌',
  setRecheckDay: '调整复核日期',
  urge: COMMAND_NAMES.urge,
};

/** The periods after naming in the office's words; the `name` of each row of the rules says the same. */
export const CELL_CLOCK_NAMES: Record<CellClock, string> = {
  recheck: CHECK_KIND_NAMES.recheck,
  spotCheck: CHECK_KIND_NAMES.spot,
  cellRectification: CELL_STAGE_NAMES.rectification,
  cellReinspection: CELL_STAGE_NAMES.reinspection,
  revocationDecision: CELL_COMMAND_NAMES.decideRevocation,
  appeal: CELL_STAGE_NAMES.appeal,
  appealReview: CELL_STAGE_NAMES.review,
  delisting: '摘牌',
  restoration: CELL_COMMAND_NAMES.concludeRestoration,
};

/** The act from which a period after naming counts. */
export const CELL_CLOCK_BEGINNINGS: Record<CellClock, string> = {
  recheck: '启动动态复核',
  spotCheck: CELL_COMMAND_NAMES.orderSpotCheck,
  cellRectification: CLOCK_BEGINNINGS.rectification,
  cellReinspection: '报告整改完成或整改期满',
  revocationDecision: '收到撤销建议（申诉的，驳回申诉）',
  appeal: '作出撤销决定',
  appealReview: '收到申诉',
  delisting: '撤销决定生效',
  restoration: APPEAL_OUTCOME_NAMES.upheld,
};

/** What has happened to a named cell, in the office's words. */
export const CELL_EVENT_NAMES: Record<CellEventType, string> = {
  begun: CELL_COMMAND_NAMES.begin,
  checkOpened: '启动核查',
  checkFiled: CELL_COMMAND_NAMES.fileCheck,
  rectificationReported: EVENT_NAMES.rectificationReported,
  rectificationRanOut: EVENT_NAMES.rectificationRanOut,
  revocationDecided: CELL_COMMAND_NAMES.decideRevocation,
  appealed: CELL_COMMAND_NAMES.appeal,
  appealPeriodEnded: '申诉期满',
  reopened: EVENT_NAMES.reopened,
  appealReviewed: CELL_COMMAND_NAMES.reviewAppeal,
  revoked: '更正生效，撤销命名',
  restorationConcluded: CELL_COMMAND_NAMES.concludeRestoration,
  plaqueRecorded: CELL_COMMAND_NAMES.recordPlaque,
  recheckDaySet: CELL_COMMAND_NAMES.setRecheckDay,
  recheckPeriodChanged: '调整动态复核周期',
  namingCorrected: EVENT_NAMES.namingCorrected,
  urged: EVENT_NAMES.urged,
  reminded: EVENT_NAMES.reminded,
  escalated: EVENT_NAMES.escalated,
  overdue: EVENT_NAMES.overdue,
  datesRecomputed: EVENT_NAMES.datesRecomputed,
};
