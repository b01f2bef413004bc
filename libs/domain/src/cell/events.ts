import type { CivilDate, Instant } from '../calendar/civil-date';
import type { Escalation, ReminderStep } from '../calendar/ladder';
import type { CellSeat, CellTask, CheckKind, CheckResult } from './cell';

/** A day for the next 动态复核, with what it was counted from. */
export interface RecheckDay {
  recheckOn: CivilDate;
  provisional: boolean;
  /** The day from which the years are counted; absent when the office set the day. */
  from?: CivilDate;
}

/** The office's decision about a proposed or own revocation. */
export type RevocationDecision = 'keep' | 'revoke';

/** What the one review of an appeal comes to: 申诉成立, 驳回申诉. */
export type AppealOutcome = 'upheld' | 'rejected';

/** The events of a named cell. `decide` and time compute the dates; `task` is what is waited for afterwards. */
export type CellEventBody =
  | { type: 'begun'; recheck: RecheckDay }
  | { type: 'checkOpened'; kind: CheckKind; no: number; assigned: string[]; task: CellTask }
  /** `recheck`: the next day, after 维持 of a 动态复核. */
  | {
      type: 'checkFiled';
      result: CheckResult;
      on: CivilDate;
      checkers: string[];
      task?: CellTask;
      recheck?: RecheckDay;
    }
  | { type: 'rectificationReported'; task: CellTask }
  /** The unit reported nothing by the last day: the department checks all the same. */
  | { type: 'rectificationRanOut'; task: CellTask }
  | { type: 'revocationDecided'; decision: RevocationDecision; task?: CellTask; recheck?: RecheckDay }
  | { type: 'appealed'; task: CellTask }
  | { type: 'appealPeriodEnded'; task?: CellTask }
  /** By another calendar the period had not ended: it goes on. */
  | { type: 'reopened'; task: CellTask }
  | { type: 'appealReviewed'; outcome: AppealOutcome; task?: CellTask; recheck?: RecheckDay }
  /** The correction of the year has taken effect; `task` is the period of appeal when no decision came before it. */
  | { type: 'revoked'; on: CivilDate; task?: CellTask }
  | { type: 'restorationConcluded' }
  | { type: 'plaqueRecorded'; number: string; on: CivilDate }
  | { type: 'recheckDaySet'; recheck: RecheckDay; before: CivilDate }
  /** The office changed 动态复核周期 (years) for all cells; `recheck` is the next day when that has moved. */
  | { type: 'recheckPeriodChanged'; years: number; before: number; recheck?: RecheckDay }
  /** The document of the naming was corrected, and with it its day. */
  | { type: 'namingCorrected'; namedOn: CivilDate; before: CivilDate; recheck?: RecheckDay }
  | { type: 'urged'; seat: CellSeat; day: CivilDate }
  | { type: 'reminded'; seat: CellSeat; step: ReminderStep; dueOn: CivilDate; missed: boolean }
  | { type: 'escalated'; seat: CellSeat; to: Escalation; lateDays: number }
  | { type: 'overdue'; seat: CellSeat; dueOn: CivilDate }
  | { type: 'datesRecomputed'; calendarVersion: number; task?: CellTask; recheck?: RecheckDay };

export type CellEventType = CellEventBody['type'];

/** A recorded event: `seq` without gaps, `at` in ms of programme time, `by` a user id or `system`. */
export type CellEvent = CellEventBody & { seq: number; at: Instant; by: string };

/** The kinds of notifications about a named cell; each has one template in libs/mail. */
export type CellNotificationKind =
  | 'cellTask'
  | 'cellReminder'
  | 'cellOverdue'
  | 'cellEscalated'
  | 'cellUrged'
  | 'cellRectify'
  | 'cellNotPassed'
  | 'cellKept'
  | 'cellRevocation'
  | 'cellAppealReopened'
  | 'cellAppealSettled'
  | 'cellDelisted';

/** A notification: to which seat, about which event, of which kind. */
export interface CellNotification {
  eventSeq: number;
  kind: CellNotificationKind;
  seat: CellSeat;
}
