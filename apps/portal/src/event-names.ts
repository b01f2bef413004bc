import type { EventView } from '@app/contracts';
import type { EventType } from '@app/domain';

/** What has happened, in the office's words. */
export const EVENT_NAMES: Record<EventType, string> = {
  submitted: '提交申报',
  stageEntered: '进入环节',
  accepted: '受理',
  returnedForCorrection: '退回补正',
  resubmitted: '补正后重报',
  opinionGiven: '出具初审意见',
  conciliated: '协调',
  inspectionScheduled: '安排现场核查',
  inspectionFiled: '提交核查评分表',
  rectificationReported: '报告整改完成',
  officeDecided: '审定',
  noticeOpened: '发布公示',
  objectionRaised: '登记异议',
  objectionSettled: '处理异议',
  noticeEnded: '公示结束',
  named: '命名',
  reportedToCity: '上报市级',
  cityResultRecorded: '登记市级结果',
  cityResultCorrected: '更正市级结果',
  attributed: '计入考核年度',
  reattributed: '改计考核年度',
  withdrawn: '撤回',
  lapsed: '逾期视为撤回',
  rectificationRanOut: '整改逾期',
  refused: '不通过',
  revoked: '撤销命名',
  extended: '延长期限',
  suspended: '停止计时',
  resumed: '恢复办理',
  transferred: '转办',
  urged: '催办',
  overdue: '逾期',
  reminded: '提醒',
  escalated: '告知负责人',
  datesRecomputed: '重新计算日期',
};

/** What follows by itself from an act, or from the time that passes. */
const BY_ITSELF: ReadonlySet<string> = new Set<EventType>([
  'stageEntered',
  'noticeEnded',
  'lapsed',
  'rectificationRanOut',
  'overdue',
  'reminded',
  'escalated',
  'datesRecomputed',
]);

/** Who is named with an event: whoever acted, not who acted before it came by itself. */
export function authorOf({ type, byName }: Pick<EventView, 'type' | 'byName'>): string {
  return BY_ITSELF.has(type) ? '系统' : byName;
}
