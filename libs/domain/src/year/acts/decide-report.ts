import { civilDateAt } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import { findCell, type Stamp, withCell, withCityResult } from '../figures/ledger';
import { type CityResultRow, previewResults, withResults } from './city-results';
import { recount } from '../figures/counting';
import { assembleReport, discardReport, FINISHED } from './report';
import { pending } from './decide-adjustment';
import { entered, reportOf, settlementIn, unchanged, type YearRecord, type YearEffect } from './year-effect';
import type { YearEvent } from '../year';

/** 组批, or a batch changed before it is fixed: what is left out is free again. */
export function assembled(
  yearRecord: YearRecord,
  event: Extract<YearEvent, { type: 'reportAssembled' }>,
): YearEffect {
  const { ledger, year, report: before } = yearRecord;
  if (before && before.state !== 'assembled') {
    throw new DomainError('reportStateWrong', FINISHED[before.state], { state: before.state });
  }
  if (before && before.year !== year) throw refusal('reportUnknown');
  const dueOn = event.dueOn === undefined ? before?.dueOn : event.dueOn;
  const report = assembleReport(ledger, { id: event.reportId, year, ...(dueOn && { dueOn }) }, event.cells);
  const dropped = (before?.cells ?? []).filter((number) => !report.cells.includes(number));
  const cells = [
    ...report.cells.map((number) => ({ ...findCell(ledger, number)!, reportedIn: report.id })),
    ...dropped.map((number) => ({ ...findCell(ledger, number)!, reportedIn: undefined })),
  ];
  return { ...unchanged(cells.reduce(withCell, ledger)), cells, report };
}

/** 作废: every cell is free again. */
export function discarded(yearRecord: YearRecord): YearEffect {
  const before = reportOf(yearRecord);
  const report = discardReport(before);
  const cells = before.cells.map((number) => ({
    ...findCell(yearRecord.ledger, number)!,
    reportedIn: undefined,
  }));
  return { ...unchanged(cells.reduce(withCell, yearRecord.ledger)), cells, report };
}

/** First answers take effect; those that contradict a known one wait as an adjustment until someone confirms. */
export function answered(
  yearRecord: YearRecord,
  event: Extract<YearEvent, { type: 'cityResultsRecorded' }>,
  stamp: Stamp,
): YearEffect {
  const { ledger, reasons } = yearRecord;
  const report = reportOf(yearRecord);
  const rows = event.results.map(({ cell: number, result }, i): CityResultRow => {
    return { line: i + 1, number, result, reason: reasons[number] };
  });
  const { changes, faults } = previewResults(ledger, report, rows);
  if (faults.length > 0) {
    const detail = `有 ${faults.length} 行不能登记，未作任何变更。`;
    throw new DomainError('resultsRefused', detail, { faults: faults.slice(0, 200) });
  }
  const first = changes.filter(({ corrects }) => !corrects);
  const contrary = changes.filter(({ corrects }) => corrects);
  const { receivedOn = civilDateAt(stamp.at) } = event;
  const { sentOn } = report;
  if (sentOn && receivedOn < sentOn) throw refusal('receivedBeforeSent', { receivedOn, sentOn });
  const cells = first.map(({ cell, to }) => withCityResult(findCell(ledger, cell)!, to, receivedOn));
  const known = cells.reduce(withCell, ledger);
  const entries = first.length > 0 ? recount(known, yearRecord.year, stamp) : [];
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
      adjustment: pending({ ...yearRecord, ledger: effect.after }, event.adjustmentId, cause, stamp),
    }),
    relays: first.map(({ cell, to: result }) => {
      const settlement = settlementIn(effect.after, yearRecord, { cell, result });
      const received = event.receivedOn ? { receivedOn } : {};
      return { cell, message: { kind: 'recordCityResult', result, ...received, ...settlement } };
    }),
  };
}
