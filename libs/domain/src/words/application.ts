import type { CityResult, Opinion, PauseCause } from '../application/application';
import type { PersonCommand, PersonCommandType } from '../application/commands';
import type { EventType, RefusalCause } from '../application/events';
import { STAGE_NAMES } from '../application/stage-table';
import type { ClockName } from '../rules/rules';

/** The acts of a person in the office's words. */
export const COMMAND_NAMES: Record<PersonCommandType, string> = {
  submit: '提交申报',
  accept: '受理',
  returnForCorrection: '退回补正',
  resubmit: '补正后重报',
  registerCorrection: '登记纸质补正',
  reopen: '按新日历恢复',
  refuseAcceptance: '不予受理',
  giveOpinion: '出具初审意见',
  conciliate: STAGE_NAMES.conciliation,
  scheduleInspection: '安排现场核查',
  fileInspection: '提交核查评分表',
  reportRectified: '报告整改完成',
  officeDecide: '审定',
  openNotice: '发布公示',
  raiseObjection: '登记异议',
  correctReceipt: '更正收到日期',
  settleObjection: '处理异议',
  name: STAGE_NAMES.naming,
  correctNaming: '更正命名文件',
  reportToCity: STAGE_NAMES.municipalReport,
  recordCityResult: '登记市级结果',
  submitSupplement: '提交补充材料',
  attribute: STAGE_NAMES.settled,
  withdraw: '撤回',
  extend: '延长期限',
  suspend: '中止',
  resume: '恢复办理',
  transfer: '转办',
  handOver: '更换单位账号',
  urge: '催办',
  revoke: '撤销命名',
};

/** What has happened, in the office's words: an act by the act's name. */
export const EVENT_NAMES: Record<EventType, string> = {
  submitted: COMMAND_NAMES.submit,
  recorded: '补录',
  stageEntered: '进入环节',
  accepted: COMMAND_NAMES.accept,
  returnedForCorrection: COMMAND_NAMES.returnForCorrection,
  resubmitted: COMMAND_NAMES.resubmit,
  reopened: COMMAND_NAMES.reopen,
  opinionGiven: COMMAND_NAMES.giveOpinion,
  conciliated: COMMAND_NAMES.conciliate,
  inspectionScheduled: COMMAND_NAMES.scheduleInspection,
  inspectionFiled: COMMAND_NAMES.fileInspection,
  rectificationReported: COMMAND_NAMES.reportRectified,
  officeDecided: COMMAND_NAMES.officeDecide,
  noticeOpened: COMMAND_NAMES.openNotice,
  objectionRaised: COMMAND_NAMES.raiseObjection,
  receiptCorrected: COMMAND_NAMES.correctReceipt,
  objectionSettled: COMMAND_NAMES.settleObjection,
  noticeEnded: '公示结束',
  named: COMMAND_NAMES.name,
  namingCorrected: COMMAND_NAMES.correctNaming,
  reportedToCity: COMMAND_NAMES.reportToCity,
  cityResultRecorded: COMMAND_NAMES.recordCityResult,
  cityResultCorrected: '更正市级结果',
  supplementSubmitted: COMMAND_NAMES.submitSupplement,
  attributed: COMMAND_NAMES.attribute,
  reattributed: '改计考核年度',
  withdrawn: COMMAND_NAMES.withdraw,
  lapsed: STAGE_NAMES.lapsed,
  rectificationRanOut: '整改逾期',
  refused: STAGE_NAMES.refused,
  revoked: COMMAND_NAMES.revoke,
  extended: COMMAND_NAMES.extend,
  suspended: '停止计时',
  resumed: COMMAND_NAMES.resume,
  transferred: COMMAND_NAMES.transfer,
  handedOver: COMMAND_NAMES.handOver,
  urged: COMMAND_NAMES.urge,
  overdue: '逾期',
  reminded: '提醒',
  escalated: '告知负责人',
  datesRecomputed: '重新计算日期',
};

/** The legal periods in the office's words; the `name` of each row of `clocks.json` says the same. */
export const CLOCK_NAMES: Record<ClockName, string> = {
  formalCheck: STAGE_NAMES.formalCheck,
  correction: STAGE_NAMES.correction,
  departmentReview: STAGE_NAMES.departmentReview,
  conciliation: STAGE_NAMES.conciliation,
  inspectionScheduling: COMMAND_NAMES.scheduleInspection,
  inspectionFiling: COMMAND_NAMES.fileInspection,
  rectification: '整改',
  reinspection: '整改复核',
  officeReview: STAGE_NAMES.officeReview,
  noticePosting: COMMAND_NAMES.openNotice,
  publicNotice: STAGE_NAMES.publicNotice,
  objection: '异议核实',
  naming: STAGE_NAMES.naming,
  municipalReport: STAGE_NAMES.municipalReport,
  supplement: STAGE_NAMES.supplement,
};

/** The act from which a legal period counts. */
export const CLOCK_BEGINNINGS: Record<ClockName, string> = {
  formalCheck: COMMAND_NAMES.submit,
  correction: COMMAND_NAMES.returnForCorrection,
  departmentReview: '进入初审',
  conciliation: '转区无废办协调',
  inspectionScheduling: '进入现场核查环节',
  inspectionFiling: '安排的核查日',
  rectification: '要求整改',
  reinspection: COMMAND_NAMES.reportRectified,
  officeReview: '核查通过',
  noticePosting: '审定通过',
  publicNotice: COMMAND_NAMES.openNotice,
  objection: '收到异议',
  naming: '公示期满且无未处理的异议',
  municipalReport: '命名或上一步办结',
  supplement: '登记市级退回',
};

/** Why a period stands still, in the office's words. */
export const PAUSE_NAMES: Record<PauseCause, string> = {
  correction: STAGE_NAMES.correction,
  suspension: COMMAND_NAMES.suspend,
  expertReview: '专家评审',
  spoken: '已出具意见',
};

export const OPINION_NAMES: Record<Opinion, string> = { agree: '同意', disagree: '不同意' };

type Conciliation = Extract<PersonCommand, { type: 'conciliate' }>['outcome'];
type OfficeDecision = Extract<PersonCommand, { type: 'officeDecide' }>['decision'];
type ObjectionOutcome = Extract<PersonCommand, { type: 'settleObjection' }>['outcome'];

/** What the office decides after 协调. */
export const CONCILIATION_NAMES: Record<Conciliation, string> = { uphold: '同意继续', refuse: '不予通过' };

/** What the office decides in 审定. */
export const OFFICE_DECISION_NAMES: Record<OfficeDecision, string> = {
  approve: OPINION_NAMES.agree,
  return: '退回',
  refuse: CONCILIATION_NAMES.refuse,
};

/** What an objection came to. */
export const OBJECTION_OUTCOME_NAMES: Record<ObjectionOutcome | 'open', string> = {
  open: '待处理',
  upheld: '成立',
  dismissed: '不成立',
};

/** What the city answered, in the office's words: on the page, in files and in the sheet that comes back. */
export const CITY_RESULT_NAMES: Record<CityResult, string> = {
  recognised: '认定',
  returned: OFFICE_DECISION_NAMES.return,
  notRecognised: '不认定',
};

/** Why an application ended without a name, as the unit reads it. */
export const REFUSAL_CAUSE_NAMES: Record<RefusalCause, string> = {
  notAccepted: '形式审查未予受理',
  allDepartmentsDisagree: '牵头部门初审未同意',
  conciliation: '协调后未予通过',
  inspectionFailed: '现场核查未通过',
  rectificationRanOut: '整改期限已满，未报告整改完成',
  office: '区无废办审定未通过',
  objectionUpheld: '公示期间的异议经核实成立',
};
