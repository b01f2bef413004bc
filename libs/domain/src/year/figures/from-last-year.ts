import type { NamedCell, YearLedger } from './ledger';
import { cellsCountedIn, countsByType, lastMoves } from './standing';

/** The cells of the programme of year Y − 1 that count in assessment year Y, by number. */
export interface FromLastYear {
  /** Carried over (结转) by the office. */
  carried: string[];
  /** Unfinished at the end of Y − 1 and completed since. */
  late: string[];
  /** Both, by cell type. */
  byType: Record<string, number>;
}

/** Returns which cells a year has from the year before; none of them is carried a second time. */
export function fromLastYear(ledger: YearLedger, year: number): FromLastYear {
  const moves = lastMoves(ledger.entries);
  const cells = cellsCountedIn(ledger, year).filter(({ programmeYear }) => programmeYear < year);
  const isCarried = ({ number }: NamedCell) => moves.get(number)?.reason === 'carried';
  return {
    carried: cells.filter(isCarried).map(({ number }) => number),
    late: cells.filter((cell) => !isCarried(cell)).map(({ number }) => number),
    byType: countsByType(cells),
  };
}
