import { EVENT_NAMES, OBLIGATION_STATUS_NAMES, ROLE_NAMES, SEAT_NAMES } from '@app/domain';
import type { Cause, LEVELS } from './applications/board';
import type { PROGRAMME_STATUSES } from './year/parts';

// The office's words of the domain, for the portal: named once, there.
export {
  ADJUSTMENT_CAUSE_NAMES,
  ADJUSTMENT_STATE_NAMES,
  ANSWER_NAMES,
  APPEAL_OUTCOME_NAMES,
  BASIS_NAMES,
  CELL_CLOCK_NAMES,
  CELL_COMMAND_NAMES,
  CELL_EVENT_NAMES,
  CELL_STAGE_NAMES,
  CHECK_KIND_NAMES,
  CHECK_RESULT_NAMES,
  CITY_RESULT_NAMES,
  CLOCK_NAMES,
  COMMAND_NAMES,
  CONCILIATION_NAMES,
  DEPARTMENT_ACT_NAMES,
  TAKE_BACK_NAME,
  TOWN_ACT_NAMES,
  DISTRICT_NAMES,
  ENTRY_REASON_NAMES,
  EVENT_NAMES,
  isFinal,
  ITEM_KIND_NAMES,
  NOTIFICATION_NAMES,
  OBJECTION_OUTCOME_NAMES,
  OBLIGATION_COMMAND_NAMES,
  OBLIGATION_DUE_NAMES,
  OBLIGATION_KIND_NAMES,
  OBLIGATION_STATUS_NAMES,
  obligationTitle,
  OFFICE_DECISION_NAMES,
  OPINION_NAMES,
  OUTCOME_NAMES,
  PAUSE_NAMES,
  REFUSALS,
  REPORT_STATE_NAMES,
  REVOCATION_DECISION_NAMES,
  ROLE_NAMES,
  SEAT_NAMES,
  seatName,
  STAGE_NAMES,
  stepOf,
  STEPS,
  UNIT_NAMES,
  YEAR_COMMAND_NAMES,
} from '@app/domain';

/** Why an application or obligation does not progress, in the words of the office; a department by its name. */
export const CAUSE_NAMES: Record<Cause, string> = {
  waitingForApplicant: `等待${ROLE_NAMES.applicant}`,
  waitingForDepartment: '等待部门',
  waitingForInspection: `等待${SEAT_NAMES.inspection}`,
  waitingForOffice: `等待${ROLE_NAMES.office}`,
  waitingForCity: '等待市级',
  waitingForCalendar: '等待放假安排',
  noticeRunning: '公示中',
  clockPaused: EVENT_NAMES.suspended,
  mailBounced: '邮件被退回',
  noActiveAccount: '没有可用账号',
  noWorker: '流程引擎没有工作进程',
  taskFailing: '流程任务反复失败',
};

/** The level of a line of the board. */
export const LEVEL_NAMES: Record<(typeof LEVELS)[number], string> = { red: '红', yellow: '黄', none: '正常' };

export const YEAR_STATUS_NAMES: Record<(typeof PROGRAMME_STATUSES)[number], string> = {
  notOpened: '尚未下达任务',
  open: '进行中',
  cut: '年度已截止',
  closed: OBLIGATION_STATUS_NAMES.done,
};

/** The kinds of changes of an account, in words. */
export const ACCOUNT_EVENT_NAMES: Record<string, string> = {
  created: '新建账号',
  changed: '修改资料',
  disabled: '停用',
  enabled: '启用',
  passwordReset: '重设一次性密码',
  passwordChanged: '本人修改密码',
  sessionsEnded: '结束登录',
};

/** What happened to the record of a unit. */
export const UNIT_EVENT_NAMES = {
  corrected: '更正单位信息',
  contactCorrected: '更正联系方式',
  merged: '合并',
  mergeUndone: '撤销合并',
} as const;

/** The corrected fields of a unit and of a contact. */
export const UNIT_FIELD_NAMES: Record<string, string> = {
  name: '名称',
  creditCode: '统一社会信用代码',
  noCodeReason: '没有代码的原因',
  codeConfirmed: '代码已与证照核对',
  address: '地址',
  street: ROLE_NAMES.town,
  phone: '联系电话',
  email: '电子邮箱',
};
