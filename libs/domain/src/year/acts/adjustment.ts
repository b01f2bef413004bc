import type { CityResult } from '../../application/application';
import { civilDateAt } from '../../calendar/civil-date';
import { refusal } from '../../refusals';
import {
  type YearLedger,
  type CellFault,
  findCell,
  type LedgerEntry,
  type NamedCell,
  type Stamp,
  withCell,
  withCityResult,
  withEntries,
} from '../figures/ledger';
import { type Difference, differenceOf } from '../figures/differences';
import { bringBack, recount } from '../figures/counting';

/** A cause that changes figures which are already published. */
export type AdjustmentCause =
  | { type: 'revocation'; cell: string }
  /** A late 不认定, or a report that the city corrected. */
  | { type: 'cityResults'; results: readonly { cell: string; result: CityResult }[] }
  /** The office takes a carried cell back, with a reason. */
  | { type: 'return'; cell: string };

/** The cells that a cause is about. */
export function cellsOfCause(cause: AdjustmentCause): string[] {
  return cause.type === 'cityResults' ? cause.results.map(({ cell }) => cell) : [cause.cell];
}

/** 更正: all figures of both years that it changes, shown before anyone confirms. */
export interface Adjustment extends Difference {
  cause: AdjustmentCause;
  year: number;
  /** What confirming writes. */
  entries: LedgerEntry[];
  /** Carried cells that the office may take back because their year is short now; last carried first. */
  mayReturn: string[];
}

/** Throws DomainError for an impossible cause: unknown cell, already revoked, cells of several years. */
export function adjustmentOf(ledger: YearLedger, cause: AdjustmentCause, stamp: Stamp): Adjustment {
  const year = yearOf(ledger, cause);
  const after = adjusted(ledger, year, cause, stamp);
  const difference = differenceOf(ledger, after, year);
  const [standing] = difference.after;
  const isShort = (standing?.baseline?.gap ?? 0) > 0;
  return {
    cause,
    year,
    entries: after.entries.slice(ledger.entries.length),
    ...difference,
    mayReturn: isShort ? lastCarriedFirst(after, standing!.carriedOut) : [],
  };
}

/** The ledger after the adjustment, as confirming leaves it. */
export function adjusted(ledger: YearLedger, year: number, cause: AdjustmentCause, stamp: Stamp): YearLedger {
  if (cause.type === 'return') return withEntries(ledger, bringBack(ledger, cause.cell, stamp));
  let after = ledger;
  for (const cell of changedCells(ledger, cause, stamp)) after = withCell(after, cell);
  return withEntries(after, recount(after, year, stamp));
}

function changedCells(
  ledger: YearLedger,
  cause: Exclude<AdjustmentCause, { type: 'return' }>,
  stamp: Stamp,
): NamedCell[] {
  const today = civilDateAt(stamp.at);
  switch (cause.type) {
    case 'revocation':
      return [{ ...findCell(ledger, cause.cell)!, revokedOn: today }];
    case 'cityResults':
      return cause.results.map(({ cell, result }) => withCityResult(findCell(ledger, cell)!, result, today));
  }
}

function yearOf(ledger: YearLedger, cause: AdjustmentCause): number {
  const numbers = cellsOfCause(cause);
  const cells = numbers.map((number) => findCell(ledger, number));
  const year = cells[0]?.programmeYear;
  const faults = cells.flatMap((cell, i): CellFault[] => {
    const fault = (code: string, detail: string) => [{ cell: numbers[i]!, code, detail }];
    if (numbers.indexOf(numbers[i]!) !== i) return fault('cellDoubled', '重复填写。');
    if (!cell) return fault('cellNotNamed', '不是已命名的细胞。');
    if (cell.revokedOn) return fault('cellRevoked', '已撤销命名。');
    if (cell.programmeYear !== year) return fault('cellOfAnotherYear', `属于 ${cell.programmeYear} 年度。`);
    return [];
  });
  if (faults.length > 0 || year === undefined) {
    throw refusal('adjustmentRefused', { faults });
  }
  return year;
}

function lastCarriedFirst(ledger: YearLedger, carried: readonly { cell: string }[]): string[] {
  const numbers = new Set(carried.map(({ cell }) => cell));
  const inOrder = ledger.entries.filter(({ cell, reason, delta }) => {
    return numbers.has(cell) && reason === 'carried' && delta === 1;
  });
  return [...new Set(inOrder.reverse().map(({ cell }) => cell))];
}
