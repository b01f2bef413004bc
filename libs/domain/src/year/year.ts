import type { CityResult } from '../application/application';
import type { Asked } from '../application/commands';
import type { CivilDate, Instant } from '../calendar/civil-date';
import type { AdjustmentCause } from './acts/adjustment';
import type { CountingPolicy } from './figures/ledger';

/** planned: its notice has not taken effect · open · cut: 31 December is over · closed: 办结. */
export type YearStatus = 'planned' | 'open' | 'cut' | 'closed';

/**
 * A programme year as its workflow carries it; the fold of its events. What it counts, reports and corrects lies in
 * PostgreSQL and is decided there, under the year's lock.
 */
export interface Year {
  /** The year, as everything that is recorded has an id. */
  id: string;
  year: number;
  status: YearStatus;
  seq: number;
  lastAt: Instant;
  openedOn?: CivilDate;
  closedOn?: CivilDate;
}

/** The rules that a year was opened under. */
export interface YearRules {
  version: string;
}

/** An act on a programme year: ids, enums, dates, numbers. Sources and reasons stay in PostgreSQL. */
export type YearAct =
  | { type: 'openYear' }
  | { type: 'setBaseline'; value: number; dated: CivilDate }
  | { type: 'setCountsFrom'; countsFrom: CountingPolicy['countsFrom'] }
  /** `dueOn` null: no day is asked for any more; absent: as before. */
  | { type: 'assembleReport'; reportId: string; cells: string[]; dueOn?: CivilDate | null }
  | { type: 'discardReport'; reportId: string }
  | { type: 'fixReport'; reportId: string; documentNumber: string; date: CivilDate }
  | { type: 'sendReport'; reportId: string; sentOn?: CivilDate }
  /** `receivedOn`: the day of receipt (收到日期), or of the city's document; today unless said. */
  | {
      type: 'recordCityResults';
      reportId: string;
      results: { cell: string; result: CityResult }[];
      receivedOn?: CivilDate;
    }
  | { type: 'confirmCarryOver'; hash: string; cells: string[] }
  | { type: 'openAdjustment'; adjustmentId: string; cause: AdjustmentCause }
  | { type: 'confirmAdjustment'; adjustmentId: string; hash: string }
  | { type: 'withdrawAdjustment'; adjustmentId: string }
  | { type: 'returnCarriedCell'; cell: string }
  | { type: 'setShowcase'; cell: string; showcase: boolean }
  | { type: 'closeYear' };

/** An act with its client-chosen id, its author and the hash of the whole request. */
export type YearCommand = YearAct & Asked;

/** What time and the rehearsal tell a year. */
export type YearSystemCommand = { type: 'clockMoved'; offset: number };

/** What has happened to a programme year. */
export type YearEventBody =
  | { type: 'yearOpened'; rulesVersion: string }
  | { type: 'baselineSet'; value: number; dated: CivilDate }
  | { type: 'countsFromSet'; countsFrom: CountingPolicy['countsFrom'] }
  | { type: 'reportAssembled'; reportId: string; cells: string[]; dueOn?: CivilDate | null }
  | { type: 'reportDiscarded'; reportId: string }
  | { type: 'reportFixed'; reportId: string; documentNumber: string; date: CivilDate }
  | { type: 'reportSent'; reportId: string; sentOn: CivilDate }
  /** `adjustmentId`: under which results that contradict known ones wait to be confirmed, if there are any. */
  | {
      type: 'cityResultsRecorded';
      reportId: string;
      results: { cell: string; result: CityResult }[];
      adjustmentId: string;
      receivedOn?: CivilDate;
    }
  | { type: 'carryOverConfirmed'; hash: string; cells: string[] }
  | { type: 'adjustmentOpened'; adjustmentId: string; cause: AdjustmentCause }
  | { type: 'adjustmentConfirmed'; adjustmentId: string; hash: string }
  | { type: 'adjustmentWithdrawn'; adjustmentId: string }
  | { type: 'carriedCellReturned'; cell: string }
  | { type: 'showcaseSet'; cell: string; showcase: boolean }
  | { type: 'yearCut' }
  | { type: 'yearClosed' };

export type YearEventType = YearEventBody['type'];

/** An event in its place: `seq` without gaps, `at` in programme time (ms), who (user id or `system`). */
export type YearEvent = YearEventBody & { seq: number; at: Instant; by: string };

/** The beginning of every programme year. */
export function plannedYear(year: number): Year {
  return { id: String(year), year, status: 'planned', seq: 0, lastAt: 0 };
}
