import {
  type ClockName,
  type ObligationNotificationKind,
  type InspectionOutcome,
  type NotificationKind,
  type ObligationAct,
  type ObligationStatus,
  OFFICE_DEPARTMENT,
  type PauseCause,
  type PersonCommandType,
  type EntryReason,
  type YearNotificationKind,
} from '@app/domain';
export { isFinal, obligationTitle, STAGE_NAMES, stepOf, STEPS } from '@app/domain';
import type { Cause } from './applications/board';
import type { ROLES } from './people/session';
import type { YearCommandBody } from './year/commands';

/** The roles in the office's words. */
export const ROLE_NAMES: Record<(typeof ROLES)[number], string> = {
  applicant: '申报单位',
  department: '牵头部门',
  inspector: '核查员',
  office: '区无废办',
  auditor: '审计',
  admin: '系统管理',
};

/** The acts in the office's words. */
export const COMMAND_NAMES: Record<PersonCommandType, string> = {
  submit: '提交申报',
  accept: '受理',
  returnForCorrection: '退回补正',
  resubmit: '补正后重报',
  refuseAcceptance: '不予受理',
  giveOpinion: '出具初审意见',
  conciliate: '协调',
  scheduleInspection: '安排现场核查',
  fileInspection: '提交核查评分表',
  reportRectified: '报告整改完成',
  officeDecide: '审定',
  openNotice: '发布公示',
  raiseObjection: '登记异议',
  settleObjection: '处理异议',
  name: '命名',
  reportToCity: '上报市级',
  recordCityResult: '登记市级结果',
  attribute: '计入考核年度',
  withdraw: '撤回',
  extend: '延长期限',
  suspend: '中止',
  resume: '恢复办理',
  transfer: '转办',
  urge: '催办',
  revoke: '撤销命名',
};

/** The clocks in the office's words. */
export const CLOCK_NAMES: Record<ClockName, string> = {
  formalCheck: '形式审查',
  correction: '补正',
  departmentReview: '初审',
  conciliation: '协调',
  inspectionScheduling: '安排现场核查',
  inspectionFiling: '提交核查评分表',
  rectification: '整改',
  reinspection: '整改复核',
  officeReview: '审定',
  noticePosting: '发布公示',
  publicNotice: '公示期',
  objection: '核实异议',
  naming: '命名',
  municipalReport: '上报市级',
};

/** Who is waited for, in words; a department by its name. */
export function seatName(seat: string, departmentName: (id: string) => string): string {
  if (seat === `department:${OFFICE_DEPARTMENT}`) return '区无废办(填报)'; // not the office that assembles
  if (seat.startsWith('department:')) return departmentName(seat.slice('department:'.length));
  return { applicant: '申报单位', inspection: '核查组', office: '区无废办', time: '公示期满' }[seat] ?? seat;
}

/** Why a clock stands still, in the office's words. */
export const PAUSE_NAMES: Record<PauseCause, string> = {
  correction: '补正',
  suspension: '中止',
  expertReview: '专家评审',
  spoken: '已出具意见',
};

/** The acts on an obligation in the office's words. */
export const OBLIGATION_COMMAND_NAMES: Record<ObligationAct['type'], string> = {
  create: '建立任务',
  setDueDate: '确定日期',
  contribute: '填报',
  close: '办结',
  reopen: '重新打开',
  urge: '催办',
};

export const OBLIGATION_STATUS_NAMES: Record<ObligationStatus, string> = {
  dateUnknown: '日期待定',
  open: '办理中',
  done: '已办结',
  past: '建立时已过期',
};

/** What a mail is about, in the office's words. */
export const NOTIFICATION_NAMES: Record<
  NotificationKind | ObligationNotificationKind | YearNotificationKind | 'digest',
  string
> = {
  digest: '今日待办',
  taskOpened: '有新事项',
  returned: '退回',
  refused: '不通过',
  lapsed: '逾期视为撤回',
  withdrawn: '已撤回',
  inspectionScheduled: '安排核查',
  rectify: '限期整改',
  noticeOpened: '公示',
  objectionRaised: '收到异议',
  named: '命名',
  cityResult: '市级结果',
  attributed: '计入考核年度',
  revoked: '撤销',
  extended: '期限延长',
  suspended: '停止计时',
  resumed: '恢复办理',
  reminder: '到期提醒',
  overdue: '逾期提醒',
  escalated: '告知负责人',
  stalled: '列入督办清单',
  urged: '催办',
  datesRecomputed: '日期重新计算',
  progress: '办理进展',
  dutyOpened: '请填报',
  dutyDateSet: '日期变更',
  dutyReminder: '填报提醒',
  dutyOverdue: '填报逾期',
  dutyEscalated: '告知负责人',
  dutyUrged: '催办',
  dutyClosed: '任务办结',
  yearShort: '年度低于基数',
};

/** Why something does not move, in the office's words; a department by its name. */
export const CAUSE_NAMES: Record<Cause, string> = {
  waitingForApplicant: '等待申报单位',
  waitingForDepartment: '等待部门',
  waitingForInspection: '等待核查组',
  waitingForOffice: '等待区无废办',
  waitingForCity: '等待市级',
  noticeRunning: '公示中',
  clockPaused: '停止计时',
  mailBounced: '邮件被退回',
  noActiveAccount: '没有可用账号',
  noWorker: '流程引擎没有工作进程',
  taskFailing: '流程任务反复失败',
};

/** The acts on a programme year in the office's words. */
export const PROGRAMME_COMMAND_NAMES: Record<YearCommandBody['type'], string> = {
  setBaseline: '设定结转基数',
  setCountsFrom: '设定从何时起计数',
  assembleReport: '组成上报批次',
  discardReport: '作废上报批次',
  fixReport: '上报批次定稿',
  sendReport: '标记为已报送',
  recordCityResults: '登记市级结果',
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
  revoked: '撤销命名',
};

export const PROGRAMME_STATUS_NAMES = {
  notOpened: '尚未下达任务',
  open: '进行中',
  cut: '年度已截止',
  closed: '已办结',
} as const;

export const REPORT_STATE_NAMES = {
  assembled: '已组批',
  fixed: '已定稿',
  sent: '已报送',
  discarded: '已作废',
} as const;

export const ADJUSTMENT_STATE_NAMES = { open: '待确认', confirmed: '已确认', withdrawn: '已撤回' } as const;

/** What an inspection came to, in the office's words. */
export const OUTCOME_NAMES: Record<InspectionOutcome, string> = {
  passed: '通过',
  rectify: '限期整改',
  failed: '不通过',
};

/** The answer to an item that has no marks, in the office's words. */
export const ANSWER_NAMES: Record<string, string> = {
  met: '符合',
  notMet: '不符合',
  notApplicable: '不适用',
};

export const CITY_RESULT_NAMES = { recognised: '认定', returned: '退回', notRecognised: '不认定' } as const;

/** What was changed of an account, in words. */
export const ACCOUNT_EVENT_NAMES: Record<string, string> = {
  created: '新建账号',
  changed: '修改资料',
  disabled: '停用',
  enabled: '启用',
  passwordReset: '重设一次性密码',
  passwordChanged: '本人修改密码',
  sessionsEnded: '结束登录',
};
