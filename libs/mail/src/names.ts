import type { CityResult, ClockName, ObligationKind, RefusalCause, Stage } from '@app/domain';

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

/** What the holder of a task has to do. */
export const TASK_NAMES: Record<ClockName, string> = {
  formalCheck: '形式审查',
  correction: '补正材料',
  departmentReview: '牵头部门初审',
  conciliation: '协调',
  inspectionScheduling: '安排现场核查',
  inspectionFiling: '现场核查并提交核查表',
  rectification: '整改',
  reinspection: '整改复核',
  officeReview: '审定',
  noticePosting: '发布公示',
  publicNotice: '公示',
  objection: '核实异议',
  naming: '命名',
  municipalReport: '上报市级',
};

export const OBLIGATION_NAMES: Record<ObligationKind, string> = {
  selfAssessment: '自评估',
  prepareSelfAssessment: '自评估筹备',
  quarterlyDispatch: '季度调度',
  wasteIndex: '无废指数',
  municipalDispatchReport: '市级调度报告',
  plasticsReport: '塑料污染治理月报',
};

export const CAUSES: Record<RefusalCause, string> = {
  notAccepted: '形式审查未予受理',
  allDepartmentsDisagree: '牵头部门初审均未同意',
  conciliation: '协调后未予通过',
  inspectionFailed: '现场核查未通过',
  rectificationRanOut: '整改期限已满,未报告整改完成',
  office: '区无废办审定未通过',
  objectionUpheld: '公示期间的异议经核实成立',
};

export const CITY_RESULTS: Record<CityResult, string> = {
  recognised: '市无废办已认定',
  returned: '市无废办退回,区无废办将补充后再报',
  notRecognised: '市无废办未予认定',
};

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** `2024-09-27` as 2024年9月27日(星期五). */
export function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${year}年${month}月${day}日(星期${weekday})`;
}
