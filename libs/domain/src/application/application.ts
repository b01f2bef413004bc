import type { CivilDate, Instant } from '../calendar/civil-date';
import type { Pause } from '../calendar/working-days';
import type { ClockName } from '../rules/rules';
import type { Escalation, ReminderStep } from '../calendar/ladder';
import type { Stage } from './stages';

/** Who must act: the unit, one lead department, the inspection, the office, or time itself (公示期). */
export type Seat = 'applicant' | `department:${string}` | 'inspection' | 'office' | 'time';

/** Why a clock stands still: 补正, 中止, 专家评审, or that its holder has already spoken. */
export type PauseCause = 'correction' | 'suspension' | 'expertReview' | 'spoken';

/** Days on which a task's clock stands still, with the reason and the user id of whoever stopped it. */
export interface TaskPause extends Pause {
  why: PauseCause;
  by: string;
}

/** One thing waited for, with its own clock. At most one open task per seat. */
export interface Task {
  seat: Seat;
  clock: ClockName;
  openedOn: CivilDate;
  /** Last day, 24:00; as computed now. */
  dueOn: CivilDate;
  /** Last day as told to the holder; never changes when the calendar does. */
  toldDueOn: CivilDate;
  provisional: boolean;
  pauses: TaskPause[];
  /** Days granted by the one extension, in the clock's unit; 0 = none. */
  extendedBy: number;
  /** The last day has passed and this has been recorded. */
  overdue: boolean;
  /** The next rung of its reminder ladder; absent when nobody is reminded any more. */
  reminder?: ReminderStep;
  /** Who has been told besides the holder that the task is late. */
  escalated?: Escalation;
  /** A person to whom the task was transferred (user id). */
  assignee?: string;
}

export type Opinion = 'agree' | 'disagree';

export interface Objection {
  id: string;
  raisedOn: CivilDate;
  outcome: 'open' | 'upheld' | 'dismissed';
}

export type CityResult = 'recognised' | 'returned' | 'notRecognised';

/** Why the office holds an application: 中止, or 专家评审 (not counted, by analogy). */
export type SuspensionCause = Extract<PauseCause, 'suspension' | 'expertReview'>;

/** The outcome of a filed sheet: 通过 · 限期整改 · 不通过. */
export type InspectionOutcome = 'passed' | 'rectify' | 'failed';

/**
 * 申报: one unit's application for one type and programme year; the fold of its events.
 * Holds ids, enums, dates and numbers only: it travels through Temporal's histories.
 */
export interface Application {
  id: string;
  number: string;
  programmeYear: number;
  cellType: string;
  unitId: string;
  /** User id of the person who applied: may not act for a reviewing seat. */
  applicantId: string;
  stage: Stage;
  /** Number of the last event; grows by one per event. */
  seq: number;
  /** Programme time (ms) of the last event; later events never lie before it. */
  lastAt: Instant;
  enteredOn?: CivilDate;
  submittedOn?: CivilDate;
  /** Times the case came back to review (补正, 审定退回, 异议成立); opinions count per round. */
  round: number;
  tasks: Task[];
  /** Tasks of this stage that are done; their clocks go on should the stage be entered again after a correction. */
  done: Task[];
  /** Clocks that stand still while the applicant corrects (补正), and where they go on. */
  parked?: { stage: Stage; tasks: Task[] };
  /** This round's opinions by department. */
  opinions: Record<string, Opinion>;
  inspection?: { scheduledOn?: CivilDate; inspectors: string[]; outcome?: InspectionOutcome; score?: number };
  /** Everyone who ever inspected this case (user ids): they may not decide for the office. */
  inspectors: string[];
  rectificationRounds: number;
  notice?: { openedOn: CivilDate; endsOn: CivilDate; ended: boolean };
  objections: Objection[];
  naming?: { documentNumber: string; date: CivilDate };
  reportedOn?: CivilDate;
  cityResult?: CityResult;
  assessmentYear?: number;
  suspendedOn?: CivilDate;
  suspendedFor?: SuspensionCause;
  /** Last 催办 per seat. */
  urgedOn: Record<string, CivilDate>;
}

/** Why time itself acts next. */
export type TimerEffect = 'lapse' | 'rectificationRunsOut' | 'noticeEnds' | 'overdue' | 'remind';

/** The moment (ms) at which time acts next, on which task, and how. */
export interface NextTimer {
  at: Instant;
  seat: Seat;
  clock: ClockName;
  effect: TimerEffect;
}

/** The beginning of every application: a draft that nobody waits for. */
export function draftOf(
  facts: Pick<Application, 'id' | 'number' | 'programmeYear' | 'cellType' | 'unitId' | 'applicantId'>,
): Application {
  return {
    ...facts,
    stage: 'draft',
    seq: 0,
    lastAt: 0,
    round: 1,
    tasks: [],
    done: [],
    opinions: {},
    inspectors: [],
    rectificationRounds: 0,
    objections: [],
    urgedOn: {},
  };
}

/** Whether a seat is waited for now. */
export function isWaitingFor(app: Application, seat: Seat): boolean {
  return app.tasks.some((task) => task.seat === seat);
}

/** 异议核实中: an objection has not been settled. */
export function hasOpenObjection(app: Application): boolean {
  return app.objections.some((objection) => objection.outcome === 'open');
}

/** The department of a seat `department:<ID>`, or undefined. */
export function departmentOf(seat: Seat): string | undefined {
  return seat.startsWith('department:') ? seat.slice('department:'.length) : undefined;
}
