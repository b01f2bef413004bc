import type { Period, WorkCalendar } from '../calendar/working-days';

/** Where a value comes from; shown to people beside the value. */
export type Basis = 'notice' | 'law' | 'analogy' | 'assumed';

/** The name of a period with an owner; rows of `clocks.json`. */
export type ClockName =
  | 'formalCheck'
  | 'correction'
  | 'departmentReview'
  | 'conciliation'
  | 'inspectionScheduling'
  | 'inspectionFiling'
  | 'rectification'
  | 'reinspection'
  | 'officeReview'
  | 'noticePosting'
  | 'publicNotice'
  | 'objection'
  | 'naming'
  | 'municipalReport'
  | 'supplement';

/** Periods that came after 0.1.0: rules that were pinned before hold none of them. */
export type LaterClock = Extract<ClockName, 'supplement'>;

/** A clock as data: its period, its one extension (in the period's unit; 0 = none), its basis. */
export interface ClockRule extends Period {
  extension: number;
  basis: Basis;
  /** The reminder ladder that its holder gets; absent = nobody is reminded (公示期). */
  ladder?: LadderName;
}

/** A row of `reminders.json`. */
export type LadderName = string;

/** When the holder of a task is reminded, all in working days. */
export interface Ladder {
  /** Days before the last day on which reminders are sent, as far as they fit into the period. */
  before: number[];
  onDay: boolean;
  eachDayLate: boolean;
  /** Working days overdue from which the department's head is notified too. */
  headAfter: number;
  /** Working days overdue from which the case is on the office's list of stalled cases. */
  officeAfter: number;
  basis: Basis;
}

/** When joint leads count as agreed. */
export type CoLeadPolicy = 'allMustApprove';

/** What the pass decision needs besides a rubric. Marks are out of the full score. */
export interface PassRule {
  rubric: string;
  passMark: number;
  /** From this mark up to the pass mark: 整改后复核. Below it: 不通过. */
  rectifyFrom: number;
  /** Whether BONUS marks count toward the pass mark. */
  bonusCounts: boolean;
  /** How items that do not apply count: the rest is scaled up, or they get full marks. */
  notApplicable: 'rescale' | 'fullMarks';
  /** What an unmet MUST leads to; an unmet VETO always ends the application. */
  mustNotMet: 'rectify' | 'failed';
}

/**
 * The slice of a rule set that one application needs, pinned at submission (≤ 4 kB).
 * `version` names the rule set, `calendarVersion` the edition of the calendar; a change arrives only by the commands
 * `rulesChanged` and `calendarPublished`.
 */
export interface PinnedRules {
  version: string;
  cellType: string;
  leads: string[];
  coLead: CoLeadPolicy;
  clocks: Record<Exclude<ClockName, LaterClock>, ClockRule> & Partial<Record<LaterClock, ClockRule>>;
  ladders: Record<LadderName, Ladder>;
  pass: PassRule;
  minInspectors: number;
  maxRectificationRounds: number;
  calendar: WorkCalendar;
  calendarVersion: number;
}

/** Returns the rule of a period. Throws Error if the pinned rules do not hold it; no task has such a period then. */
export function clockRuleOf(
  { clocks, version }: Pick<PinnedRules, 'clocks' | 'version'>,
  clock: ClockName,
): ClockRule {
  const rule = clocks[clock];
  if (!rule) throw new Error(`the rules ${version} have no period ${clock}`);
  return rule;
}
