import type { ObligationKind } from '@app/domain';

/** The obligations in the office's words, as choices. */
export const OBLIGATION_KINDS: readonly { value: ObligationKind; label: string }[] = [
  { value: 'selfAssessment', label: '“无废城市”建设自评估' },
  { value: 'prepareSelfAssessment', label: '自评估筹备' },
  { value: 'quarterlyDispatch', label: '季度调度' },
  { value: 'wasteIndex', label: '“无废指数”数据' },
  { value: 'municipalDispatchReport', label: '市级调度报告' },
  { value: 'plasticsReport', label: '塑料污染治理报送' },
];
