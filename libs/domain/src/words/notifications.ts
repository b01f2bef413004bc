import type { NotificationKind } from '../application/notification-kinds';
import { STAGE_NAMES } from '../application/stage-table';
import type { CellNotificationKind } from '../cell/events';
import type { DepartmentNotificationKind, ProposalNotificationKind } from '../departments/notification';
import type { ScanNotificationKind } from './scan-notification';
import type { ObligationNotificationKind } from '../obligation/events';
import type { YearNotificationKind } from '../year/figures/alarm';
import { CLOCK_BEGINNINGS, COMMAND_NAMES, EVENT_NAMES, OFFICE_DECISION_NAMES } from './application';
import { CELL_CLOCK_NAMES, CHECK_RESULT_NAMES } from './cell';

/** What a mail or a line of the bell may be about; `digest` is the mail with everything that waits. */
export type MailKind =
  | NotificationKind
  | ObligationNotificationKind
  | YearNotificationKind
  | CellNotificationKind
  | DepartmentNotificationKind
  | ProposalNotificationKind
  | ScanNotificationKind
  | 'digest';

/** What a mail is about, in the office's words. */
export const NOTIFICATION_NAMES: Record<MailKind, string> = {
  digest: '今日待办',
  taskOpened: '有新事项',
  returned: OFFICE_DECISION_NAMES.return,
  refused: STAGE_NAMES.refused,
  lapsed: STAGE_NAMES.lapsed,
  reopened: COMMAND_NAMES.reopen,
  withdrawn: STAGE_NAMES.withdrawn,
  inspectionScheduled: '安排核查',
  rectify: STAGE_NAMES.rectification,
  noticeOpened: STAGE_NAMES.publicNotice,
  objectionRaised: CLOCK_BEGINNINGS.objection,
  named: STAGE_NAMES.naming,
  cityResult: '市级结果',
  attributed: STAGE_NAMES.settled,
  revoked: '撤销',
  extended: '期限延长',
  suspended: EVENT_NAMES.suspended,
  resumed: COMMAND_NAMES.resume,
  reminder: '到期提醒',
  overdue: '逾期提醒',
  escalated: EVENT_NAMES.escalated,
  stalled: '列入督办清单',
  urged: COMMAND_NAMES.urge,
  datesRecomputed: '日期重新计算',
  handedOver: COMMAND_NAMES.handOver,
  progress: '办理进展',
  dutyOpened: '请填报',
  dutyDateSet: '日期变更',
  dutyReminder: '填报提醒',
  dutyOverdue: '填报逾期',
  dutyEscalated: EVENT_NAMES.escalated,
  dutyUrged: COMMAND_NAMES.urge,
  dutyClosed: '任务办结',
  yearShort: '年度低于基数',
  departmentChanged: '机构变动',
  rulesProposed: '规则建议',
  fileInfected: '文件有病毒',
  scannerSilent: '查毒服务中断',
  cellTask: '命名后有新事项',
  cellReminder: '命名后事项到期提醒',
  cellOverdue: '命名后事项逾期',
  cellEscalated: EVENT_NAMES.escalated,
  cellUrged: COMMAND_NAMES.urge,
  cellRectify: STAGE_NAMES.rectification,
  cellNotPassed: '核查未通过',
  cellKept: CHECK_RESULT_NAMES.keep,
  cellRevocation: '撤销决定',
  cellAppealReopened: COMMAND_NAMES.reopen,
  cellAppealSettled: '申诉结果',
  cellDelisted: CELL_CLOCK_NAMES.delisting,
};
