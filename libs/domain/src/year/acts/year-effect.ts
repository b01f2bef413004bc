import type { CivilDate } from '../../calendar/civil-date';
import type { CityResult } from '../../application/application';
import type { Settlement } from '../../application/commands';
import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import type { Adjustment, AdjustmentCause } from './adjustment';
import { countedYears, settlementOf } from '../figures/counting';
import { type YearLedger, type LedgerEntry, type NamedCell, withEntries } from '../figures/ledger';
import type { ReportBatch } from './report';
import type { Standing } from '../figures/standing';
import type { YearNotification } from '../notifications';

/** An adjustment that is not settled yet. */
export interface PendingAdjustment {
  id: string;
  state: 'open' | 'confirmed' | 'withdrawn';
  cause: AdjustmentCause;
}

/** The basis of a decision about a year: the record as read under the year's lock. */
export interface YearRecord {
  ledger: YearLedger;
  year: number;
  report?: ReportBatch;
  adjustment?: PendingAdjustment;
  /** The source of a new baseline, as written with the act. */
  source?: string;
  /** Whether a final answer of the city ends a case at once: a setting of the rules in force. */
  settlesByResult: boolean;
  /** What prevents closing the year: reports not sent, missing answers, open corrections. */
  unfinished: { reports: number; results: number; adjustments: number };
  /** SHA-256 in hex. */
  hashOf(text: string): string;
  /** 退回理由 by cell, as written with the act; with the one that opened it, when a correction is confirmed. */
  reasons: Readonly<Record<string, string>>;
}

/** What an act on a year sends to an application. */
export interface Relay {
  cell: string;
  message:
    | { kind: 'reportToCity' }
    | ({ kind: 'recordCityResult'; result: CityResult; receivedOn?: CivilDate } & Settlement)
    | { kind: 'revoke' }
    | { kind: 'assessmentYearChanged'; assessmentYear: number }
    | ({ kind: 'cityResultCorrected'; result: CityResult } & Settlement);
}

/** What an act writes besides its event. */
export interface YearEffect {
  /** The ledger as the act leaves it; its further entries are those to be written. */
  after: YearLedger;
  entries: LedgerEntry[];
  /** Cells whose own facts change. */
  cells: NamedCell[];
  results: { cell: string; result: CityResult; reason?: string }[];
  report?: ReportBatch;
  decision?: { hash: string; notProposed: string[]; leftOut: string[] };
  adjustment?: PendingAdjustment & { hash: string; touched: Adjustment };
  relays: Relay[];
  notifications: YearNotification[];
  cut?: Standing;
}

/** Nothing is written beside the event. */
export function unchanged(ledger: YearLedger): YearEffect {
  return { after: ledger, entries: [], cells: [], results: [], relays: [], notifications: [] };
}

/** Entries are written, and nothing else. */
export function entered(ledger: YearLedger, entries: LedgerEntry[]): YearEffect {
  return { ...unchanged(withEntries(ledger, entries)), entries };
}

/** What the city's answer brings with it for a cell, on the ledger as the answer leaves it. */
export function settlementIn(
  { entries }: YearLedger,
  { settlesByResult }: Pick<YearRecord, 'settlesByResult'>,
  { cell, result }: { cell: string; result: CityResult },
): Settlement {
  return settlementOf(result, countedYears(entries).get(cell), settlesByResult);
}

/** The report that an event is about. Throws `reportUnknown`. */
export function reportOf({ report }: YearRecord): ReportBatch {
  if (!report) throw refusal('reportUnknown');
  return report;
}

/** Returns why a cell does not belong to this year. */
export function otherYear(cell: string, programmeYear: number): DomainError {
  return new DomainError('cellOfAnotherYear', `该细胞属于 ${programmeYear} 年度。`, { cell, programmeYear });
}
