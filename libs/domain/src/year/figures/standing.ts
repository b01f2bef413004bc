import {
  type Baseline,
  baselineOf,
  type YearLedger,
  findYearPlan,
  type LedgerEntry,
  type NamedCell,
  type YearPlan,
} from './ledger';
import { type Gauge, gaugeOf, gaugesOf, type YearGauges } from './gauges';
import { countedYears } from './counting';

/** A type's row beside what was done: district and city apart. */
export interface TypeStanding extends Gauge {
  code: string;
  open: number;
  /** Named in the year's programme and not revoked, wherever they count. */
  named: number;
  /** Counted here and recognised by the city. */
  recognised: number;
  /** Above a figure written without "≥": allowed, and shown. */
  aboveBareFigure: boolean;
}

/** A cell that was carried out of the year, and whether the baseline has changed since. */
export interface CarriedCell {
  cell: string;
  baseline: Baseline;
  baselineChanged: boolean;
}

/** Where a year stands: every figure that people see, counted from the ledger. */
export interface Standing {
  year: number;
  completed: number;
  /** Counted here and recognised by the city: district success is not municipal success. */
  recognised: number;
  carriedIn: string[];
  carriedOut: CarriedCell[];
  /** Named in the year's programme and revoked since. */
  revoked: number;
  /** Against the baseline of the carry-over; undefined in a year without a programme. */
  baseline?: Gauge & { version: number };
  totals: YearGauges['totals'];
  byType: TypeStanding[];
  byDepartment: YearGauges['byDepartment'];
}

/** The cells that count in an assessment year. */
export function cellsCountedIn(ledger: YearLedger, year: number): NamedCell[] {
  const years = countedYears(ledger.entries);
  return ledger.cells.filter(({ number }) => years.get(number) === year);
}

/** The figures of one assessment year. */
export function standingOf(ledger: YearLedger, year: number): Standing {
  const plan = findYearPlan(ledger, year);
  const counted = cellsCountedIn(ledger, year);
  const moves = lastMoves(ledger.entries);
  const own = ledger.cells.filter((cell) => cell.programmeYear === year);
  const completed = countsByType(counted);
  const gauges = gaugesOf(plan ?? { totals: [], types: [] }, { completed, open: plan?.open ?? {} });
  const named = countsByType(own.filter((cell) => !cell.revokedOn));
  const recognised = countsByType(counted.filter((cell) => cell.cityResult === 'recognised'));
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
  return {
    year,
    completed: gauges.completed,
    recognised: sum(recognised),
    carriedIn: counted.filter(({ number }) => moves.get(number)?.reason === 'carried').map((c) => c.number),
    carriedOut: plan ? carriedOut(plan, own, moves) : [],
    revoked: own.filter((cell) => cell.revokedOn).length,
    baseline: plan && {
      ...gaugeOf(baselineOf(plan).value, gauges.completed),
      version: baselineOf(plan).version,
    },
    totals: gauges.totals,
    byType: gauges.byType.map((row, i) => ({
      ...row,
      named: named[row.code] ?? 0,
      recognised: recognised[row.code] ?? 0,
      aboveBareFigure: plan!.types[i]!.comparison === '=' && row.surplus > 0,
    })),
    byDepartment: gauges.byDepartment,
  };
}

/** The last entry of each cell that counts: how it came to where it counts. */
export function lastMoves(entries: readonly LedgerEntry[]): Map<string, LedgerEntry> {
  const moves = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    if (entry.delta === 1) moves.set(entry.cell, entry);
    else moves.delete(entry.cell);
  }
  return moves;
}

function carriedOut(
  plan: YearPlan,
  own: readonly NamedCell[],
  moves: ReadonlyMap<string, LedgerEntry>,
): CarriedCell[] {
  const present = baselineOf(plan);
  return own.flatMap(({ number }) => {
    const move = moves.get(number);
    if (move?.reason !== 'carried') return [];
    const baseline = plan.baselines.find(({ version }) => version === move.baselineVersion) ?? present;
    return [{ cell: number, baseline, baselineChanged: baseline.version !== present.version }];
  });
}

export function countsByType(cells: readonly NamedCell[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { cellType } of cells) counts.set(cellType, (counts.get(cellType) ?? 0) + 1);
  return Object.fromEntries(counts);
}
