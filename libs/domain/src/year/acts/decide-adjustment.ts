import { canonicalText } from '../../canonical';
import { refusal } from '../../refusals';
import { type Adjustment, type AdjustmentCause, adjusted, adjustmentOf, cellsOfCause } from './adjustment';
import { findCell, type Stamp } from '../figures/ledger';
import { otherYear, settlementIn, unchanged, type YearRecord, type YearEffect } from './year-effect';

/** Returns 所列数字的哈希: the hash of every figure that a correction changes, so that nobody confirms unseen figures. */
export function adjustmentText({ cause, year, figures, shortfalls, proposal }: Adjustment): string {
  return canonicalText({ cause, year, figures, shortfalls, proposal });
}

/** An open correction with every figure that it touches now. */
export function pending(
  { ledger, year, hashOf }: YearRecord,
  id: string,
  cause: AdjustmentCause,
  stamp: Stamp,
): NonNullable<YearEffect['adjustment']> {
  const touched = adjustmentOf(ledger, cause, stamp);
  if (touched.year !== year) throw otherYear(cellsOfCause(cause)[0]!, touched.year);
  return { id, state: 'open', cause, touched, hash: hashOf(adjustmentText(touched)) };
}

/** The correction that an act settles. Throws when there is none, or it is settled. */
export function settled(
  yearRecord: YearRecord,
  state: 'confirmed' | 'withdrawn',
  stamp: Stamp,
): NonNullable<YearEffect['adjustment']> {
  const { adjustment } = yearRecord;
  if (!adjustment) throw refusal('adjustmentUnknown');
  if (adjustment.state !== 'open') {
    throw refusal('adjustmentSettled', { state: adjustment.state });
  }
  return { ...pending(yearRecord, adjustment.id, adjustment.cause, stamp), state };
}

/** A correction takes effect, on the figures that were seen. */
export function corrected(yearRecord: YearRecord, seenHash: string, stamp: Stamp): YearEffect {
  const { ledger, year, reasons } = yearRecord;
  const adjustment = settled(yearRecord, 'confirmed', stamp);
  if (adjustment.hash !== seenHash) {
    throw refusal('adjustmentStale', {
      presentHash: adjustment.hash,
    });
  }
  const { cause } = adjustment;
  const after = adjusted(ledger, year, cause, stamp);
  const effect = { ...unchanged(after), entries: after.entries.slice(ledger.entries.length), adjustment };
  const cells = cellsOfCause(cause).map((number) => findCell(after, number)!);
  switch (cause.type) {
    case 'revocation':
      return { ...effect, cells, relays: [{ cell: cause.cell, message: { kind: 'revoke' } }] };
    case 'return': {
      const message = { kind: 'assessmentYearChanged', assessmentYear: year } as const;
      return { ...effect, relays: [{ cell: cause.cell, message: message }] };
    }
    case 'cityResults':
      return {
        ...effect,
        cells,
        results: cause.results.map(({ cell, result }) => {
          const reason = reasons[cell];
          return { cell, result, ...(reason && { reason }) };
        }),
        relays: cause.results.map(({ cell, result }) => {
          const settlement = settlementIn(after, yearRecord, { cell, result });
          return { cell, message: { kind: 'cityResultCorrected', result, ...settlement } };
        }),
      };
  }
}
