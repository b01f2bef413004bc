import type { CivilDate } from '../calendar/civil-date';

/** The kind of the notification about a change of departments, to the people of the bodies concerned. */
export type DepartmentNotificationKind = 'departmentChanged';

/** What somebody is told of a change of departments, kept with the mail. Names are those of the moment at which it was recorded. */
export interface DepartmentNotificationPayload {
  /** What was changed, in words: 区教委并入区教育服务局. */
  text: string;
  from: CivilDate;
  /** The document that ordered it, with its number; absent for a change that is taken back. */
  document?: string;
  /** Why it is taken back; absent for any other. `neverBegan`: before its day. */
  takenBack?: { reason: string; neverBegan: boolean };
  /** The reader's department before and after; equal when the reader stays where he is. */
  before: string;
  after: string;
  /** How much comes to the reader's department. */
  coming: { cases: number; tasks: number; cells: number; parts: number };
}

/** The kind of the notification about rules that a release proposes, to the office. */
export type ProposalNotificationKind = 'rulesProposed';

/** What the office is told of rules that a release proposes, kept with the mail. */
export interface ProposalNotificationPayload {
  year: number;
  version: string;
}
