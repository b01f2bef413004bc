import type { ClockName } from '@app/domain';

/** Every clock that the procedure runs, at run time; the compiler keeps it complete. */
export const CLOCK_NAMES = Object.keys({
  formalCheck: true,
  correction: true,
  departmentReview: true,
  conciliation: true,
  inspectionScheduling: true,
  inspectionFiling: true,
  rectification: true,
  reinspection: true,
  officeReview: true,
  noticePosting: true,
  publicNotice: true,
  objection: true,
  naming: true,
  municipalReport: true,
} satisfies Record<ClockName, true>) as ClockName[];
