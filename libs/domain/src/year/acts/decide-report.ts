import { civilDateAt } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import { findCell, type NamedCell, type Stamp, withCell } from '../figures/book';
import { type CityResultRow, previewResults, withResults } from './city-results';
import { recount } from '../figures/ledger';
import { assembleReport, discardReport, FINISHED } from './report';
import { pending } from './decide-adjustment';
import { entered, reportOf, unchanged, type YearDesk, type YearEffect } from './year-effect';
import type { YearEvent } from '../year';

/** 组批, or a batch changed before it is fixed: what is left out is free again. */
export function assembled(
  desk: YearDesk,
  event: Extract<YearEvent, { type: 'reportAssembled' }>,
): YearEffect {
  const { book, year, report: before } = desk;
  if (before && before.state !== 'assembled') {
    throw new DomainError('reportStateWrong', FINISHED[before.state], { state: before.state });
  }
  if (before && before.year !== year) throw new DomainError('reportUnknown', '没有这个上报批次。', {});
  const dueOn = event.dueOn === undefined ? before?.dueOn : event.dueOn;
  const report = assembleReport(book, { id: event.reportId, year, ...(dueOn && { dueOn }) }, event.cells);
  const dropped = (before?.cells ?? []).filter((number) => !report.cells.includes(number));
  const cells = [
    ...report.cells.map((number) => ({ ...findCell(book, number)!, reportedIn: report.id })),
    ...dropped.map((number) => ({ ...findCell(book, number)!, reportedIn: undefined })),
  ];
  return { ...unchanged(cells.reduce(withCell, book)), cells, report };
}

/** 作废: every cell is free again. */
export function discarded(desk: YearDesk): YearEffect {
  const before = reportOf(desk);
  const report = discardReport(before);
  const cells = before.cells.map((number) => ({ ...findCell(desk.book, number)!, reportedIn: undefined }));
  return { ...unchanged(cells.reduce(withCell, desk.book)), cells, report };
}

/** First answers take effect; those that contradict a known one wait as an adjustment until someone confirms. */
export function answered(
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
