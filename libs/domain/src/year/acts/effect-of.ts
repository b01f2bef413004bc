import { civilDateAt } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import { REFUSALS } from '../../refusals';
import { shortYears } from '../figures/alarm';
import { checkBaselineSource, nextBaseline } from '../figures/baseline';
import { findCell, getYearPlan, type Stamp, withCell, withYearPlan } from '../figures/ledger';
import { carryOverProposal, proposalText } from '../figures/carry-over';
import { confirmCarryOver } from './confirm-carry-over';
import { ledgerAsOf, bringBack, recount, yearCut } from '../figures/counting';
import { fixReport, sendReport } from './report';
import { withShowcase } from './showcase';
import { standingOf } from '../figures/standing';
import { corrected, pending, settled } from './decide-adjustment';
import { answered, assembled, discarded } from './decide-report';
import {
  entered,
  otherYear,
  reportOf,
  type Relay,
  unchanged,
  type YearRecord,
  type YearEffect,
} from './year-effect';
import { yearNotificationsFor } from '../notifications';
import type { YearEvent } from '../year';

/**
 * Returns the effect of an event on the year's figures. Throws DomainError if the figures do not allow it; nothing may be
 * written then.
 */
export function effectOf(yearRecord: YearRecord, event: YearEvent, stamp: Stamp): YearEffect {
  const { ledger, year } = yearRecord;
  const effect = changeOf(yearRecord, event, stamp);
  // A year that is opened after its end (for 补录) is cut at once: nobody could have done anything about its figures.
  const isLate = event.type === 'yearCut' && event.at > yearCut(year);
  const cut = isLate ? undefined : effect.cut;
  const short = shortYears(ledger, effect.after, { year, event, cut });
  return { ...effect, notifications: yearNotificationsFor(event, short, effect.adjustment?.cause) };
}

function changeOf(yearRecord: YearRecord, event: YearEvent, stamp: Stamp): YearEffect {
  const { ledger, year } = yearRecord;
  switch (event.type) {
    case 'yearOpened':
    case 'adjustmentWithdrawn':
      if (event.type === 'yearOpened') return unchanged(ledger);
      return { ...unchanged(ledger), adjustment: settled(yearRecord, 'withdrawn', stamp) };
    case 'baselineSet':
      checkBaselineSource(yearRecord.source);
      return unchanged(withYearPlan(ledger, nextBaseline(getYearPlan(ledger, year), event.value)));
    case 'countsFromSet': {
      const plan = getYearPlan(ledger, year);
      const policy = { ...plan.policy, countsFrom: event.countsFrom };
      const changed = withYearPlan(ledger, { ...plan, policy });
      return entered(changed, recount(changed, year, stamp));
    }
    case 'reportAssembled':
      return assembled(yearRecord, event);
    case 'reportDiscarded':
      return discarded(yearRecord);
    case 'reportFixed':
      return {
        ...unchanged(ledger),
        report: fixReport(reportOf(yearRecord), event.documentNumber, event.date),
      };
    case 'reportSent': {
      const report = sendReport(reportOf(yearRecord), event.sentOn);
      const relays = report.cells.map((cell): Relay => ({ cell, message: { kind: 'reportToCity' } }));
      return { ...unchanged(ledger), report, relays };
    }
    case 'cityResultsRecorded':
      return answered(yearRecord, event, stamp);
    case 'carryOverConfirmed':
      return carried(yearRecord, event, stamp);
    case 'adjustmentOpened':
      return {
        ...unchanged(ledger),
        adjustment: pending(yearRecord, event.adjustmentId, event.cause, stamp),
      };
    case 'adjustmentConfirmed':
      return corrected(yearRecord, event.hash, stamp);
    case 'carriedCellReturned': {
      const assessmentYear = findCell(ledger, event.cell)?.programmeYear ?? year;
      if (assessmentYear !== year) throw otherYear(event.cell, assessmentYear);
      const message = { kind: 'assessmentYearChanged', assessmentYear } as const;
      return {
        ...entered(ledger, bringBack(ledger, event.cell, stamp)),
        relays: [{ cell: event.cell, message: message }],
      };
    }
    case 'showcaseSet': {
      const { cell, showcase } = event;
      const set = withShowcase(ledger, { year, cell, showcase }, civilDateAt(stamp.at));
      return { ...unchanged(withCell(ledger, set)), cells: [set] };
    }
    case 'yearCut':
      return { ...unchanged(ledger), cut: standingOf(ledgerAsOf(ledger, yearCut(year)), year) };
    case 'yearClosed':
      checkFinished(yearRecord);
      return unchanged(ledger);
  }
}

function carried(
  yearRecord: YearRecord,
  event: Extract<YearEvent, { type: 'carryOverConfirmed' }>,
  stamp: Stamp,
): YearEffect {
  const { ledger, year, hashOf } = yearRecord;
  const presentHash = hashOf(proposalText(carryOverProposal(ledger, year)));
  const decision = { cells: event.cells, seenHash: event.hash, presentHash };
  const { entries, notProposed, leftOut } = confirmCarryOver(ledger, year, decision, stamp);
  const message = { kind: 'assessmentYearChanged', assessmentYear: year + 1 } as const;
  return {
    ...entered(ledger, entries),
    decision: { hash: presentHash, notProposed, leftOut },
    relays: event.cells.map((cell) => ({ cell, message: message })),
  };
}

function checkFinished({ unfinished: { reports, results, adjustments } }: YearRecord): void {
  if (reports + results + adjustments === 0) return;
  const detail = REFUSALS.yearUnfinished;
  throw new DomainError('yearUnfinished', detail, { reports, results, adjustments });
}
