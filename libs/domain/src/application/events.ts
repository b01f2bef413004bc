import type { CivilDate, Instant } from '../calendar/civil-date';
import type { CityResult, InspectionOutcome, Opinion, Seat, SuspensionCause, Task } from './application';
import type { Escalation, ReminderStep } from '../calendar/ladder';
import type { Stage } from './stages';

/** Why an application ended without being named. */
export type RefusalCause =
  | 'notAccepted'
  | 'allDepartmentsDisagree'
  | 'conciliation'
  | 'inspectionFailed'
  | 'rectificationRanOut'
  | 'office'
  | 'objectionUpheld';

/** The events of an application. `decide` computes their dates, so folding needs no rules. */
export type EventBody =
  | { type: 'submitted' }
  /** 补录: named, or begun on paper, before the system knew of it; `submittedOn` is the day on which the unit applied. */
  | { type: 'recorded'; submittedOn: CivilDate }
  | { type: 'stageEntered'; stage: Stage; tasks: Task[] }
  | { type: 'accepted' }
  | { type: 'returnedForCorrection'; seat: Seat; from: Stage; parked: Task[] }
  /** `receivedOn`: the day of receipt of a correction on paper (收到日期), where it is not the day of the event. */
  | { type: 'resubmitted'; receivedOn?: CivilDate }
  /** 按新日历恢复: what had ended on a day that is not its last one; `dueOn` is the last day now. */
  | { type: 'reopened'; dueOn: CivilDate }
  | { type: 'opinionGiven'; department: string; opinion: Opinion }
  | { type: 'conciliated'; outcome: 'uphold' | 'refuse' }
  | { type: 'inspectionScheduled'; on: CivilDate; startsAt?: string; inspectors: string[]; tasks: Task[] }
  | { type: 'inspectionFiled'; outcome: InspectionOutcome; score: number; inspectors: string[] }
  | { type: 'rectificationReported'; tasks: Task[] }
  | { type: 'officeDecided'; decision: 'approve' | 'return' | 'refuse' }
  | { type: 'noticeOpened'; endsOn: CivilDate; tasks: Task[] }
  /** `receivedOn`: the day of receipt (收到日期), where it is not the day of the event. */
  | { type: 'objectionRaised'; objectionId: string; receivedOn?: CivilDate; tasks: Task[] }
  /** `before`: the day of receipt that was registered. */
  | {
      type: 'receiptCorrected';
      objectionId: string;
      receivedOn: CivilDate;
      before: CivilDate;
      tasks: Task[];
    }
  | { type: 'objectionSettled'; objectionId: string; outcome: 'upheld' | 'dismissed'; tasks: Task[] }
  | { type: 'noticeEnded' }
  | { type: 'named'; documentNumber: string; date: CivilDate }
  /** 更正命名文件; `before` is what held until now. */
  | {
      type: 'namingCorrected';
      documentNumber: string;
      date: CivilDate;
      before: { documentNumber: string; date: CivilDate };
    }
  | { type: 'reportedToCity'; tasks: Task[] }
  /** `on`: the day of receipt of an answer that is entered later; absent: the day of the event. */
  | { type: 'cityResultRecorded'; result: CityResult; tasks: Task[]; on?: CivilDate }
  | { type: 'supplementSubmitted' }
  /** The city corrected its answer, or the office corrected what it had entered. */
  | { type: 'cityResultCorrected'; result: CityResult }
  /** `withResult`: by the answer of the city in the same step, whose notification says so. */
  | { type: 'attributed'; assessmentYear: number; withResult?: boolean }
  /** Carried over to the next year, or taken back: by the office's act on the year. */
  | { type: 'reattributed'; assessmentYear: number }
  | { type: 'withdrawn' }
  | { type: 'lapsed' }
  | { type: 'rectificationRanOut' }
  | { type: 'refused'; cause: RefusalCause }
  | { type: 'revoked' }
  | { type: 'extended'; seat: Seat; from: CivilDate; to: CivilDate; task: Task }
  | { type: 'suspended'; why: SuspensionCause }
  | { type: 'resumed'; tasks: Task[] }
  | { type: 'transferred'; seat: Seat; to: string }
  /** 更换单位账号: the account of the unit to which the case belongs from now on. */
  | { type: 'handedOver'; to: string }
  | { type: 'urged'; seats: Seat[]; day: CivilDate }
  | { type: 'overdue'; seat: Seat; dueOn: CivilDate }
  /** `missed`: its day had passed when the timer fired; it is recorded and no mail is sent. */
  | {
      type: 'reminded';
      seat: Seat;
      step: ReminderStep;
      next?: ReminderStep;
      dueOn: CivilDate;
      missed: boolean;
    }
  /** `head`: the seat whose head is notified. */
  | { type: 'escalated'; seat: Seat; to: Escalation; lateDays: number; head: Seat }
  | {
      type: 'datesRecomputed';
      because: 'calendarPublished' | 'rulesChanged';
      version: string;
      calendarVersion: number;
      tasks: Task[];
      parked?: Task[];
      /** Holders whose last day has changed. */
      changed: Seat[];
      /** The last day of a public notice that has ended, by a calendar by which it runs longer; nobody is named before. */
      noticeEndsOn?: CivilDate;
    };

export type EventType = EventBody['type'];

/** A recorded event: `seq` without gaps, `at` in ms of programme time, `by` a user id or `system`. */
export type ApplicationEvent = EventBody & { seq: number; at: Instant; by: string };
