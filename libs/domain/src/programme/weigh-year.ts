import type { CityResult } from '../application/application';
import { civilDateAt } from '../calendar/civil-date';
import { canonicalText } from '../canonical';
import { DomainError } from '../errors';
import { type Adjustment, type AdjustmentCause, adjusted, adjustmentOf } from './adjustment';
import { nextBaseline } from './baseline';
import {
  type Book,
  findCell,
  getProgramme,
  type LedgerEntry,
  type NamedCell,
  type Stamp,
  withCell,
  withEntries,
  withProgramme,
} from './book';
import { carryOverProposal, proposalText } from './carry-over';
import { type CityResultRow, previewResults, withResults } from './city-results';
import { confirmCarryOver } from './confirm-carry-over';
import { bookAsOf, bringBack, recount, yearCut } from './ledger';
import { assembleReport, fixReport, type ReportBatch, sendReport } from './report';
import { withShowcase } from './showcase';
import { type Standing, standingOf } from './standing';
import type { YearEvent } from './year';

/** An adjustment as it waits to be settled. */
export interface PendingAdjustment {
  id: string;
  state: 'open' | 'confirmed' | 'withdrawn';
  cause: AdjustmentCause;
}

/** What an act on a year is weighed against: everything as it lies in the record, under the year's lock. */
export interface YearDesk {
  book: Book;
  year: number;
  report?: ReportBatch;
  adjustment?: PendingAdjustment;
  /** What keeps the year from being closed: reports not sent, answers awaited, corrections open. */
  unfinished: { reports: number; results: number; adjustments: number };
  /** SHA-256 in hex. */
  hashOf(text: string): string;
  /** 退回理由 by cell, as written with the act. */
  reasons: Readonly<Record<string, string>>;
}

/** What an application hears of an act on its year. */
export interface Telling {
  cell: string;
  told:
    | { kind: 'reportToCity' }
    | { kind: 'recordCityResult'; result: CityResult }
    | { kind: 'revoke' }
    | { kind: 'assessmentYearChanged'; assessmentYear: number }
    | { kind: 'cityResultCorrected'; result: CityResult };
}

/** What an act writes beside its event. */
export interface YearEffect {
  /** The book as the act leaves it; its further entries are those to be written. */
  after: Book;
  entries: LedgerEntry[];
  /** Cells whose own facts change. */
  cells: NamedCell[];
  results: { cell: string; result: CityResult; reason?: string }[];
  report?: ReportBatch;
  decision?: { hash: string; notProposed: string[]; leftOut: string[] };
  adjustment?: PendingAdjustment & { hash: string; touched: Adjustment };
  tellings: Telling[];
  cut?: Standing;
}

/**
 * What an event of a year brings about, counted from the desk. Throws DomainError where the figures do not allow it;
 * nothing is to be written then.
 */
export function weighYearEvent(desk: YearDesk, event: YearEvent, stamp: Stamp): YearEffect {
  const { book, year } = desk;
  switch (event.type) {
    case 'yearOpened':
    case 'adjustmentWithdrawn':
      if (event.type === 'yearOpened') return unchanged(book);
      return { ...unchanged(book), adjustment: settled(desk, 'withdrawn', stamp) };
    case 'baselineSet':
      return unchanged(withProgramme(book, nextBaseline(getProgramme(book, year), event.value)));
    case 'countsFromSet': {
      const programme = getProgramme(book, year);
      const policy = { ...programme.policy, countsFrom: event.countsFrom };
      const changed = withProgramme(book, { ...programme, policy });
      return entered(changed, recount(changed, year, stamp));
    }
    case 'reportAssembled':
      return assembled(desk, event);
    case 'reportFixed':
      return { ...unchanged(book), report: fixReport(reportOf(desk), event.documentNumber, event.date) };
    case 'reportSent': {
      const report = sendReport(reportOf(desk), event.sentOn);
      const tellings = report.cells.map((cell): Telling => ({ cell, told: { kind: 'reportToCity' } }));
      return { ...unchanged(book), report, tellings };
    }
    case 'cityResultsRecorded':
      return answered(desk, event, stamp);
    case 'carryOverConfirmed':
      return carried(desk, event, stamp);
    case 'adjustmentOpened':
      return { ...unchanged(book), adjustment: pending(desk, event.adjustmentId, event.cause, stamp) };
    case 'adjustmentConfirmed':
      return corrected(desk, event.hash, stamp);
    case 'carriedCellReturned': {
      const assessmentYear = findCell(book, event.cell)?.programmeYear ?? year;
      if (assessmentYear !== year) throw otherYear(event.cell, assessmentYear);
      const told = { kind: 'assessmentYearChanged', assessmentYear } as const;
      return {
        ...entered(book, bringBack(book, event.cell, stamp)),
        tellings: [{ cell: event.cell, told }],
      };
    }
    case 'showcaseSet': {
      const { cell, showcase } = event;
      const set = withShowcase(book, { year, cell, showcase }, civilDateAt(stamp.at));
      return { ...unchanged(withCell(book, set)), cells: [set] };
    }
    case 'yearCut':
      return { ...unchanged(book), cut: standingOf(bookAsOf(book, yearCut(year)), year) };
    case 'yearClosed':
      checkFinished(desk);
      return unchanged(book);
  }
}

/** 所列数字的哈希: of every figure that a correction touches, so that nobody confirms what he has not seen. */
export function adjustmentText({ cause, year, figures, shortfalls, proposal }: Adjustment): string {
  return canonicalText({ cause, year, figures, shortfalls, proposal });
}

function unchanged(book: Book): YearEffect {
  return { after: book, entries: [], cells: [], results: [], tellings: [] };
}

function entered(book: Book, entries: LedgerEntry[]): YearEffect {
  return { ...unchanged(withEntries(book, entries)), entries };
}

function reportOf({ report }: YearDesk): ReportBatch {
  if (!report) throw new DomainError('reportUnknown', '没有这个上报批次。', {});
  return report;
}

function assembled(desk: YearDesk, event: Extract<YearEvent, { type: 'reportAssembled' }>): YearEffect {
  const { book, year, report: before } = desk;
  if (before && before.state !== 'assembled') {
    throw new DomainError('reportStateWrong', '该批次已经定稿,不能再改。', { state: before.state });
  }
  if (before && before.year !== year) throw new DomainError('reportUnknown', '没有这个上报批次。', {});
  const dueOn = event.dueOn ?? before?.dueOn;
  const report = assembleReport(book, { id: event.reportId, year, ...(dueOn && { dueOn }) }, event.cells);
  const dropped = (before?.cells ?? []).filter((number) => !report.cells.includes(number));
  const cells = [
    ...report.cells.map((number) => ({ ...findCell(book, number)!, reportedIn: report.id })),
    ...dropped.map((number) => ({ ...findCell(book, number)!, reportedIn: undefined })),
  ];
  return { ...unchanged(cells.reduce(withCell, book)), cells, report };
}

/** First answers take effect; those that contradict a known one wait as an adjustment until someone confirms. */
function answered(
  desk: YearDesk,
  event: Extract<YearEvent, { type: 'cityResultsRecorded' }>,
  stamp: Stamp,
): YearEffect {
  const { book, reasons } = desk;
  const report = reportOf(desk);
  const rows = event.results.map(({ cell: number, result }, i): CityResultRow => {
    return { line: i + 1, number, result, reason: reasons[number] };
  });
  const { changes, faults } = previewResults(book, report, rows);
  if (faults.length > 0) {
    const detail = `有 ${faults.length} 行不能登记,未作任何变更。`;
    throw new DomainError('resultsRefused', detail, { faults: faults.slice(0, 200) });
  }
  const first = changes.filter(({ corrects }) => !corrects);
  const contrary = changes.filter(({ corrects }) => corrects);
  const today = civilDateAt(stamp.at);
  const cells = first.map(({ cell, to }): NamedCell => {
    const { reportedIn, ...rest } = findCell(book, cell)!;
    return { ...rest, ...(to !== 'returned' && { reportedIn }), cityResult: to, cityResultOn: today };
  });
  const known = cells.reduce(withCell, book);
  const entries = first.length > 0 ? recount(known, desk.year, stamp) : [];
  const effect = entered(known, entries);
  if (contrary.some(({ to }) => to === 'returned')) {
    throw new DomainError('correctedByReturn', '已有结果的细胞不能再登记为退回,请登记为认定或不认定。', {
      faults: contrary
        .filter(({ to }) => to === 'returned')
        .map(({ cell }) => ({ cell, code: 'cityResultKnown' })),
    });
  }
  const cause = {
    type: 'cityResults',
    results: contrary.map(({ cell, to }) => ({ cell, result: to })),
  } as const;
  return {
    ...effect,
    cells,
    results: first.map(({ cell, to, reason }) => ({ cell, result: to, ...(reason && { reason }) })),
    report: withResults(report, first),
    ...(contrary.length > 0 && {
      adjustment: pending({ ...desk, book: effect.after }, event.adjustmentId, cause, stamp),
    }),
    tellings: first.map(({ cell, to }) => ({ cell, told: { kind: 'recordCityResult', result: to } })),
  };
}

function carried(
  desk: YearDesk,
  event: Extract<YearEvent, { type: 'carryOverConfirmed' }>,
  stamp: Stamp,
): YearEffect {
  const { book, year, hashOf } = desk;
  const presentHash = hashOf(proposalText(carryOverProposal(book, year)));
  const decision = { cells: event.cells, seenHash: event.hash, presentHash };
  const { entries, notProposed, leftOut } = confirmCarryOver(book, year, decision, stamp);
  const told = { kind: 'assessmentYearChanged', assessmentYear: year + 1 } as const;
  return {
    ...entered(book, entries),
    decision: { hash: presentHash, notProposed, leftOut },
    tellings: event.cells.map((cell) => ({ cell, told })),
  };
}

function pending(
  { book, year, hashOf }: YearDesk,
  id: string,
  cause: AdjustmentCause,
  stamp: Stamp,
): NonNullable<YearEffect['adjustment']> {
  const touched = adjustmentOf(book, cause, stamp);
  if (touched.year !== year) {
    throw otherYear(cause.type === 'cityResults' ? cause.results[0]!.cell : cause.cell, touched.year);
  }
  return { id, state: 'open', cause, touched, hash: hashOf(adjustmentText(touched)) };
}

function settled(
  desk: YearDesk,
  state: 'confirmed' | 'withdrawn',
  stamp: Stamp,
): NonNullable<YearEffect['adjustment']> {
  const { adjustment } = desk;
  if (!adjustment) throw new DomainError('adjustmentUnknown', '没有这项更正。', {});
  if (adjustment.state !== 'open') {
    throw new DomainError('adjustmentSettled', '该项更正已经办理。', { state: adjustment.state });
  }
  return { ...pending(desk, adjustment.id, adjustment.cause, stamp), state };
}

function corrected(desk: YearDesk, seenHash: string, stamp: Stamp): YearEffect {
  const { book, year } = desk;
  const adjustment = settled(desk, 'confirmed', stamp);
  if (adjustment.hash !== seenHash) {
    throw new DomainError('adjustmentStale', '所列数字已经变化,请重新查看后再确认。', {
      presentHash: adjustment.hash,
    });
  }
  const { cause } = adjustment;
  const after = adjusted(book, year, cause, stamp);
  const numbers = cause.type === 'cityResults' ? cause.results.map(({ cell }) => cell) : [cause.cell];
  const effect = { ...unchanged(after), entries: after.entries.slice(book.entries.length), adjustment };
  const cells = numbers.map((number) => findCell(after, number)!);
  switch (cause.type) {
    case 'revocation':
      return { ...effect, cells, tellings: [{ cell: cause.cell, told: { kind: 'revoke' } }] };
    case 'return': {
      const told = { kind: 'assessmentYearChanged', assessmentYear: year } as const;
      return { ...effect, tellings: [{ cell: cause.cell, told }] };
    }
    case 'cityResults':
      return {
        ...effect,
        cells,
        results: cause.results.map(({ cell, result }) => ({ cell, result })),
        tellings: cause.results.map(({ cell, result }) => ({
          cell,
          told: { kind: 'cityResultCorrected', result },
        })),
      };
  }
}

function checkFinished({ unfinished: { reports, results, adjustments } }: YearDesk): void {
  if (reports + results + adjustments === 0) return;
  const detail = '尚有未报送的批次、未登记的市级结果或待确认的更正,不能办结。';
  throw new DomainError('yearUnfinished', detail, { reports, results, adjustments });
}

function otherYear(cell: string, programmeYear: number): DomainError {
  return new DomainError('cellOfAnotherYear', `该细胞属于 ${programmeYear} 年度。`, { cell, programmeYear });
}
