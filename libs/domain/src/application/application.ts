import type { CivilDate, Instant } from '../calendar/civil-date';
import type { Pause } from '../calendar/working-days';
import type { ClockName } from '../rules/rules';
import type { Escalation, ReminderStep } from '../calendar/ladder';
import type { Stage } from './stages';

/** Who must act: the unit, one lead department, the inspection, the office, or time itself (公示期). */
export type Seat = 'applicant' | `department:${string}` | 'inspection' | 'office' | 'time';

/** Why a clock is paused: 补正, 中止, 专家评审, or because its holder has already given an opinion. */
export type PauseCause = 'correction' | 'suspension' | 'expertReview' | 'spoken';

/** Days on which a task's clock is paused, with the reason and the user id of the person who paused it. */
export interface TaskPause extends Pause {
  why: PauseCause;
  by: string;
}

/** One open task with its own clock. A seat has at most one open task. */
export interface Task {
  seat: Seat;
  clock: ClockName;
  openedOn: CivilDate;
  /** The last day as computed now; it ends at 24:00. */
  dueOn: CivilDate;
  /** The last day communicated to the holder. It does not change when the calendar changes. */
  toldDueOn: CivilDate;
  provisional: boolean;
  pauses: TaskPause[];
  /** Days granted by the one extension, in the clock's unit; 0 = none. */
  extendedBy: number;
  /** Whether it is recorded that the last day has passed. */
  overdue: boolean;
  /** The next step of its reminder ladder; absent if there are no more reminders. */
  reminder?: ReminderStep;
  /** Who has been notified, besides the holder, that the task is overdue. */
  escalated?: Escalation;
  /** A person to whom the task was transferred (user id). */
  assignee?: string;
}

export type Opinion = 'agree' | 'disagree';

export interface Objection {
  id: string;
  /** The day on which it was received; its period counts from there. */
  raisedOn: CivilDate;
  outcome: 'open' | 'upheld' | 'dismissed';
}

export type CityResult = 'recognised' | 'returned' | 'notRecognised';

/** Why the office suspends an application: 中止, or 专家评审 (its days do not count, by analogy). */
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
  /** The number of the last event; each event adds one. */
  seq: number;
  /** Programme time (ms) of the last event; no later event has an earlier time. */
  lastAt: Instant;
  enteredOn?: CivilDate;
  submittedOn?: CivilDate;
  /** Times the case came back to review (补正, 审定退回, 异议成立); opinions count per round. */
  round: number;
  tasks: Task[];
  /** Finished tasks of this stage. Their clocks continue if the stage is entered again after a correction. */
  done: Task[];
  /** The tasks whose clocks are paused during 补正, and the stage in which they continue. */
  parked?: { stage: Stage; tasks: Task[] };
  /** The task whose last day has ended the case by itself (逾期视为撤回、整改逾期); absent in states of earlier releases. */
  endedTask?: Task;
  /** This round's opinions by department. */
  opinions: Record<string, Opinion>;
  /** `startsAt`: HH:mm in Shanghai, if an hour was agreed. */
  inspection?: {
    scheduledOn?: CivilDate;
    startsAt?: string;
    inspectors: string[];
    outcome?: InspectionOutcome;
    score?: number;
  };
  /** User ids of everyone who has inspected this case; they may not decide for the office. */
  inspectors: string[];
  rectificationRounds: number;
  notice?: { openedOn: CivilDate; endsOn: CivilDate; ended: boolean };
  objections: Objection[];
  naming?: {
    documentNumber: string;
    date: CivilDate;
    /** What the naming was first recorded with, once it was corrected. */
    issued?: { documentNumber: string; date: CivilDate };
  };
  reportedOn?: CivilDate;
  cityResult?: CityResult;
  assessmentYear?: number;
  suspendedOn?: CivilDate;
  suspendedFor?: SuspensionCause;
  /** Last 催办 per seat. */
  urgedOn: Record<string, CivilDate>;
}

/** What a timer brings about. */
export type TimerEffect = 'lapse' | 'rectificationRunsOut' | 'noticeEnds' | 'overdue' | 'remind';

/** The next timer: its moment (ms of programme time), its task, and its effect. */
export interface NextTimer {
  at: Instant;
  seat: Seat;
  clock: ClockName;
  effect: TimerEffect;
}

/** Returns the initial state of an application: a draft without tasks. */
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

/** Whether a seat has an open task. */
export function isWaitingFor(app: Application, seat: Seat): boolean {
  return app.tasks.some((task) => task.seat === seat);
}

/** 异议核实中: whether an objection is not settled yet. */
export function hasOpenObjection(app: Application): boolean {
  return app.objections.some((objection) => objection.outcome === 'open');
}

/** The department of a seat `department:<ID>`, or undefined. */
export function departmentOf(seat: Seat): string | undefined {
  return seat.startsWith('department:') ? seat.slice('department:'.length) : undefined;
}
