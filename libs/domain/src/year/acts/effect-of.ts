import { civilDateAt } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import { shortYears } from '../figures/alarm';
import { nextBaseline } from '../figures/baseline';
import { findCell, getProgramme, type Stamp, withCell, withProgramme } from '../figures/book';
import { carryOverProposal, proposalText } from '../figures/carry-over';
import { confirmCarryOver } from './confirm-carry-over';
import { bookAsOf, bringBack, recount, yearCut } from '../figures/ledger';
import { fixReport, sendReport } from './report';
import { withShowcase } from './showcase';
import { standingOf } from '../figures/standing';
import { corrected, pending, settled } from './decide-adjustment';
import { answered, assembled, discarded } from './decide-report';
import {
  entered,
  otherYear,
  reportOf,
  type Telling,
  unchanged,
  type YearDesk,
  type YearEffect,
} from './year-effect';
import type { YearEvent } from '../year';

/**
 * What an event of a year brings about, counted from the desk. Throws DomainError where the figures do not allow it;
 * nothing is to be written then.
 */
export function weighYearEvent(desk: YearDesk, event: YearEvent, stamp: Stamp): YearEffect {
  const { book, year } = desk;
  const effect = effectOf(desk, event, stamp);
  return { ...effect, short: shortYears(book, effect.after, { year, event, cut: effect.cut }) };
}

function effectOf(desk: YearDesk, event: YearEvent, stamp: Stamp): YearEffect {
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
    case 'reportDiscarded':
      return discarded(desk);
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

function checkFinished({ unfinished: { reports, results, adjustments } }: YearDesk): void {
  if (reports + results + adjustments === 0) return;
  const detail = '尚有未报送的批次、未登记的市级结果或待确认的更正,不能办结。';
  throw new DomainError('yearUnfinished', detail, { reports, results, adjustments });
}
