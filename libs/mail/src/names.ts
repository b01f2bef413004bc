import type { CityResult, ClockName, RefusalCause } from '@app/domain';

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
