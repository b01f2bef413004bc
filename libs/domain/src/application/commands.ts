import type { CivilDate, Instant } from '../calendar/civil-date';
import type { WorkCalendar } from '../calendar/working-days';
import type { PinnedRules } from '../rules/rules';
import type { CityResult, InspectionOutcome, Opinion, Seat, SuspensionCause } from './application';

export type Role = 'applicant' | 'department' | 'town' | 'inspector' | 'office' | 'auditor' | 'admin';

/** The person who acts: user id, role, and the department whose tasks the person may do. */
export interface Actor {
  id: string;
  role: Role;
  department?: string;
  /** The departments, and shares of split ones (`holds`), whose work is in the hands of this one; absent when it is its own alone. */
  actsFor?: string[];
  /** 镇街: the one whose units the person sees; set for the role `town`, which does no task of a case. */
  town?: string;
}

/** What every act of a person carries beside its own fields. */
export interface Asked {
  /** Chosen by the client. */
  commandId: string;
  actor: Actor;
  /** The hash of the whole request, so that an id serves no second one. */
  bodyHash: string;
  /** The programme clock's offset (ms) when the act was asked; a workflow that has not heard of it takes it over. */
  offset?: number;
}

/**
 * What a final answer of the city brings with it. The year's rules in force and its ledger say so when the answer is
 * recorded; commands of 0.1.0 hold neither field, and such a case waits for 计入考核年度 by hand.
 */
export interface Settlement {
  /** Whether 认定 or 不认定 ends the case at once. */
  settles?: boolean;
  /** The assessment year in which the cell counts after the answer; absent if it counts in none. */
  countsIn?: number;
}

/**
 * A person's act, as the workflow sees it: ids, enums, dates, numbers. Texts, sheets and identities stay in
 * PostgreSQL under the command's id.
 */
export type PersonCommand =
  | { type: 'submit' }
  | { type: 'accept' }
  | { type: 'returnForCorrection' }
  | { type: 'resubmit' }
  /** 登记纸质补正: the unit handed its correction in on paper, on the day `receivedOn`. */
  | { type: 'registerCorrection'; receivedOn: CivilDate }
  /** 按新日历恢复: `dueOn` is the last day by the calendar in force, which the api counts. */
  | { type: 'reopen'; dueOn: CivilDate }
  | { type: 'refuseAcceptance' }
  | { type: 'giveOpinion'; department: string; opinion: Opinion }
  | { type: 'conciliate'; outcome: 'uphold' | 'refuse' }
  | { type: 'scheduleInspection'; on: CivilDate; startsAt?: string; inspectors: string[] }
  | { type: 'fileInspection'; outcome: InspectionOutcome; score: number; inspectors: string[] }
  | { type: 'reportRectified' }
  | {
      type: 'officeDecide';
      decision: 'approve' | 'return' | 'refuse';
      returnTo?: 'departmentReview' | 'inspection';
    }
  | { type: 'openNotice' }
  | { type: 'raiseObjection'; objectionId: string; receivedOn?: CivilDate }
  /** 更正收到日期 of an objection that was registered under another day. */
  | { type: 'correctReceipt'; objectionId: string; receivedOn: CivilDate }
  | {
      type: 'settleObjection';
      objectionId: string;
      outcome: 'upheld' | 'dismissed';
      then?: 'inspection' | 'refused';
    }
  | { type: 'name'; documentNumber: string; date: CivilDate }
  | { type: 'correctNaming'; documentNumber: string; date: CivilDate }
  | { type: 'reportToCity' }
  | ({ type: 'recordCityResult'; result: CityResult; receivedOn?: CivilDate } & Settlement)
  | { type: 'submitSupplement' }
  | { type: 'attribute'; assessmentYear: number }
  | { type: 'withdraw' }
  | { type: 'extend'; seat: Seat }
  | { type: 'suspend'; why: SuspensionCause }
  | { type: 'resume' }
  | { type: 'transfer'; seat: Seat; to: string }
  | { type: 'handOver'; to: string }
  | { type: 'urge' }
  | { type: 'revoke' };

/** The commands that no person sends: from timers, the rehearsal, changed rules and the ledger of the year. */
export type SystemCommand =
  | { type: 'clockMoved'; offset: number }
  | { type: 'calendarPublished'; calendarVersion: number; calendar: WorkCalendar }
  | { type: 'rulesChanged'; rules: PinnedRules }
  | { type: 'assessmentYearChanged'; assessmentYear: number; by: string }
  | ({ type: 'cityResultCorrected'; result: CityResult; by: string } & Settlement);

export type CommandType = PersonCommand['type'] | SystemCommand['type'];

export type PersonCommandType = PersonCommand['type'];

export type Command = PersonCommand & Asked;

/** Programme time (real time + offset) in ms, passed in by the caller. */
export type Now = Instant;
