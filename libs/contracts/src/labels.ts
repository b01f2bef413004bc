import type { ClockName, PersonCommandType, Stage } from '@app/domain';

/** The stages in the office's words. */
export const STAGE_NAMES: Record<Stage, string> = {
  draft: '草稿',
  formalCheck: '形式审查',
  correction: '补正',
  departmentReview: '牵头部门初审',
  conciliation: '协调',
  inspection: '现场核查',
  rectification: '限期整改',
  officeReview: '区无废办审定',
  publicNotice: '公示',
  naming: '命名',
  municipalReport: '上报市级',
  settled: '计入考核年度',
  refused: '不通过',
  withdrawn: '已撤回',
  lapsed: '逾期视为撤回',
  revoked: '已撤销',
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
  if (seat.startsWith('department:')) return departmentName(seat.slice('department:'.length));
  return { applicant: '申报单位', inspection: '核查组', office: '区无废办', time: '公示期满' }[seat] ?? seat;
}
