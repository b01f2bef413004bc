import type { Stage } from './stages';

/** The stages in the office's words: on the page, in mails and in files. */
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
