import type { ObligationAct } from '../obligation/decide';
import type { ObligationKind, ObligationStatus } from '../obligation/obligation';
import { COMMAND_NAMES } from './application';

/** The office's dated tasks in its own words. */
export const OBLIGATION_KIND_NAMES: Record<ObligationKind, string> = {
  selfAssessment: '“无废城市”建设自评估',
  prepareSelfAssessment: '自评估筹备',
  quarterlyDispatch: '季度调度',
  wasteIndex: '“无废指数”数据',
  municipalDispatchReport: '市级调度报告',
  plasticsReport: '塑料污染治理报送',
};

/** The acts on an obligation in the office's words. */
export const OBLIGATION_COMMAND_NAMES: Record<ObligationAct['type'], string> = {
  create: '建立任务',
  setDueDate: '确定日期',
  contribute: '填报',
  close: '办结',
  reopen: '重新打开',
  urge: COMMAND_NAMES.urge,
};

export const OBLIGATION_STATUS_NAMES: Record<ObligationStatus, string> = {
  dateUnknown: '日期待定',
  open: '办理中',
  done: '已办结',
  past: '建立时已过期',
};

/** What is due at the last day of the office, and of a department. */
export const OBLIGATION_DUE_NAMES = {
  office: '上报',
  department: OBLIGATION_COMMAND_NAMES.contribute,
} as const;
