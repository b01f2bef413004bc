import type { Role, Stage } from '@app/domain';

const INSPECTED: readonly Stage[] = ['inspection', 'rectification'];

/** When evidence may be added, and by whom; at every other stage it is frozen. */
export const OPEN_FOR: Record<Role, readonly Stage[]> = {
  applicant: ['draft', 'correction', 'rectification'],
  department: INSPECTED,
  inspector: INSPECTED,
  office: ['conciliation', 'officeReview', 'publicNotice', 'naming', 'municipalReport'],
  auditor: [],
  admin: [],
};

/** How many files one application may have. */
export const MOST_FILES = 100;
