import type { ClockName } from '../rules/rules';
import type { PersonCommandType, Role, SystemCommand } from './commands';
import type { Stage } from './stages';

/** In which capacity someone acts on an application. */
export type Doer = 'applicant' | 'firstLead' | 'lead' | 'inspector' | 'office';

/** Whose task a stage begins with; `leads` is one task for each lead department. */
export type Opener = 'applicant' | 'firstLead' | 'leads' | 'office';

/**
 * Where a stage stands on the progress line: `step` is a step of its own, `within` hangs on another stage's step,
 * `whereItEnded` stays on the step that the application had reached.
 */
export type Progress = 'step' | 'whereItEnded' | { within: Stage };

/** What leads from one stage to another: a person's act, a system command, the end of a period's last day, or 补录. */
export type TransitionCause = PersonCommandType | SystemCommand['type'] | 'lastDay' | 'recorded';

/** Everything that is said of a stage. */
export interface StageRow {
  /** In the office's words: on the page, in mails and in files. */
  name: string;
  progress: Progress;
  /** What the stage accepts, and from whom. */
  accepts: Partial<Record<PersonCommandType, readonly Doer[]>>;
  /** The task with which it begins; none only in the draft and at an end. */
  opens: { seat: Opener; clock: ClockName } | null;
  /** The clocks that may run in it; none only in the draft and at an end. */
  clocks: readonly ClockName[];
  /** Where it can lead, and by what. */
  leadsTo: Partial<Record<Stage, readonly TransitionCause[]>>;
  /** Who may add evidence; for everybody else it is frozen. */
  evidence: readonly Role[];
  /** Whether the unit does not read yet what the lead departments have said in this round. */
  confidential: boolean;
  /** Whether the unit is notified that it has begun; elsewhere the notification of another event says so. */
  announced: boolean;
}
