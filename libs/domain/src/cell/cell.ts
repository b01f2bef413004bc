import type { CivilDate, Instant } from '../calendar/civil-date';
import type { Escalation } from '../calendar/ladder';
import type { WorkCalendar } from '../calendar/working-days';
import type { Basis, ClockRule, Ladder, LadderName } from '../rules/rules';

/** The name of a period after naming; rows of the rules' `clocks` beside those of the procedure. */
export type CellClock =
  | 'recheck'
  | 'spotCheck'
  | 'cellRectification'
  | 'cellReinspection'
  | 'revocationDecision'
  | 'appeal'
  | 'appealReview'
  | 'delisting'
  | 'restoration';

/** Where a named cell stands; see `CELL_STAGE_NAMES`. */
export type CellStage =
  | 'standing'
  | 'check'
  | 'rectification'
  | 'reinspection'
  | 'decision'
  | 'appeal'
  | 'review'
  | 'delisting'
  | 'restoration'
  | 'ended';

/** Who is waited for: the unit, the first-named lead department, the office, or the end of a period. */
export type CellSeat = 'applicant' | 'office' | 'time' | `department:${string}`;

/** 动态复核, due by itself, or 抽查 (spot check), ordered by the office. */
export type CheckKind = 'recheck' | 'spot';

/** What a check sheet comes to: 维持, 限期整改, 建议撤销. */
export type CheckResult = 'keep' | 'rectify' | 'proposeRevocation';

/** What is waited for, with its last day. A cell has one task at a time. */
export interface CellTask {
  seat: CellSeat;
  clock: CellClock;
  /** The day of the act from which the period counts; that day itself does not count. */
  openedOn: CivilDate;
  /** Last day, 24:00. */
  dueOn: CivilDate;
  /** The communicated last day. It does not change when the calendar changes. */
  toldDueOn: CivilDate;
  /** Whether the count touched a year without a published calendar. */
  provisional: boolean;
  /** Reminder steps up to this day are done. */
  remindedThrough: CivilDate;
  overdue: boolean;
  escalated?: Escalation;
}

/** An open check; it ends with 维持 or with the office's decision. */
export interface Check {
  /** Running number of the cell's checks, from 1. */
  no: number;
  kind: CheckKind;
  openedOn: CivilDate;
  /** People named by the office who may file the sheet besides the lead department. */
  assigned: string[];
  /** Rounds of rectification so far. */
  rounds: number;
  /** Everyone who has checked so far; none of them decides. */
  checkers: string[];
  /** The day of the last sheet. */
  checkedOn?: CivilDate;
  /** 申诉 against 不通过 (a sheet that proposes to revoke); one per check. */
  appealedOn?: CivilDate;
}

/** 撤销: the office's decision, or the correction of the year alone (`revokedOn`) when no decision came before it. */
export interface Revocation {
  /** Who decided; he does not review the appeal. */
  by: string;
  on: CivilDate;
  /** The day on which the correction of the year took effect. */
  revokedOn?: CivilDate;
  /** 申诉 against the decision; one per decision. */
  appealedOn?: CivilDate;
}

/** 授牌: the number and the day of the plaque. */
export interface Plaque {
  number: string;
  on: CivilDate;
}

/** One named cell after its naming, the fold of its events. Ids, enums, dates, numbers only: it travels through Temporal's histories. */
export interface Cell {
  id: string;
  /** The number of its application, which a cell keeps for life. */
  number: string;
  applicationId: string;
  /** Programme year of the application. */
  year: number;
  cellType: string;
  namedOn: CivilDate;
  stage: CellStage;
  seq: number;
  lastAt: Instant;
  /** The day on which the next 动态复核 opens; a working day. */
  recheckOn?: CivilDate;
  /** Whether that day lies in a year without a published calendar. */
  recheckProvisional?: boolean;
  /** The day from which the years are counted, or absent when the office has set the day itself. */
  recheckFrom?: CivilDate;
  /** How many checks were opened. */
  checks: number;
  check?: Check;
  task?: CellTask;
  revocation?: Revocation;
  /** The period of appeal (申诉期) that has ended by itself; absent once it is opened again. */
  endedAppeal?: CellTask;
  plaque?: Plaque;
  /** Last 催办. */
  urgedOn?: CivilDate;
}

/** The slice of the rules that one cell needs, pinned when its life begins. */
export interface CellRules {
  version: string;
  /** Lead departments; the first one checks. */
  leads: string[];
  clocks: Record<CellClock, ClockRule>;
  ladders: Record<LadderName, Ladder>;
  /** 动态复核周期, in years. */
  recheckYears: number;
  recheckBasis: Basis;
  /** The fewest people on a sheet. */
  minCheckers: number;
  maxRectificationRounds: number;
  calendar: WorkCalendar;
  calendarVersion: number;
}

/** Returns a cell before its life begins. */
export function namedCell(
  facts: Pick<Cell, 'id' | 'number' | 'applicationId' | 'year' | 'cellType' | 'namedOn'>,
): Cell {
  return { ...facts, stage: 'standing', seq: 0, lastAt: 0, checks: 0 };
}

/** Whether nothing can happen to the cell any more. */
export function hasEnded({ stage }: Pick<Cell, 'stage'>): boolean {
  return stage === 'ended';
}
