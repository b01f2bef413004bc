import type { ObligationKind } from '@app/domain';

/** Every kind of obligation, at run time; the compiler keeps it complete. */
export const OBLIGATION_KINDS = Object.keys({
  selfAssessment: true,
  prepareSelfAssessment: true,
  quarterlyDispatch: true,
  wasteIndex: true,
  municipalDispatchReport: true,
  plasticsReport: true,
} satisfies Record<ObligationKind, true>) as ObligationKind[];
