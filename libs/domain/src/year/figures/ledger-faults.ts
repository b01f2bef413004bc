import { type Baseline, type YearLedger, findYearPlan, type LedgerEntry, type NamedCell } from './ledger';
import { countedYears, isDue } from './counting';

/** A broken rule of the ledger: a stable code, where, and a sentence. */
export interface LedgerFault {
  code:
    | 'entryWithoutCell'
    | 'ordinalBroken'
    | 'countedTwice'
    | 'notCountedThere'
    | 'yearOutOfReach'
    | 'carriedBelowBaseline'
    | 'halfAMove'
    | 'notCounted'
    | 'countedWithoutRight';
  cell: string;
  detail: string;
}

/** 守恒: what is named and not revoked (and recognised, by the setting) against what the years count. */
export interface Conservation {
  due: number;
  counted: number;
  byYear: Record<number, number>;
}

/** The sums that must agree; who breaks them is named by `ledgerFaults`. */
export function conservationOf(ledger: YearLedger): Conservation {
  const byYear: Record<number, number> = {};
  for (const { year, delta } of ledger.entries) byYear[year] = (byYear[year] ?? 0) + delta;
  return {
    due: ledger.cells.filter((cell) => isDueIn(ledger, cell)).length,
    counted: Object.values(byYear).reduce((a, b) => a + b, 0),
    byYear,
  };
}

/**
 * Replays the ledger in commit order. Empty when every due cell counts in exactly one year, no other cell counts, every
 * move goes from Y to Y+1 (or back), and nothing was carried while Y was at or below its baseline of that time.
 */
export function ledgerFaults(ledger: YearLedger): LedgerFault[] {
  const cells = new Map(ledger.cells.map((cell) => [cell.number, cell]));
  const faults: LedgerFault[] = [];
  const replay = new Replay(baselinesOf(ledger));
  for (const entry of ledger.entries) faults.push(...replay.take(entry, cells.get(entry.cell)));
  faults.push(...replay.openMoves());
  const counted = countedYears(ledger.entries);
  for (const cell of ledger.cells) {
    const due = isDueIn(ledger, cell);
    if (due === counted.has(cell.number)) continue;
    faults.push(
      due
        ? { code: 'notCounted', cell: cell.number, detail: '已命名的细胞未计入任何考核年度。' }
        : {
            code: 'countedWithoutRight',
            cell: cell.number,
            detail: '已撤销或尚不计数的细胞仍计入考核年度。',
          },
    );
  }
  return faults;
}

/** The running state of one pass over the entries. */
class Replay {
  private readonly ordinals = new Map<string, number>();
  private readonly years = new Map<string, number>();
  private readonly sums = new Map<number, number>();
  private readonly moving = new Map<string, LedgerEntry>();

  constructor(private readonly baselines: ReadonlyMap<string, Baseline>) {}

  take(entry: LedgerEntry, cell: NamedCell | undefined): LedgerFault[] {
    if (!cell) return [{ code: 'entryWithoutCell', cell: entry.cell, detail: '台账记录没有对应的细胞。' }];
    const faults = [
      this.ordinalFault(entry),
      entry.delta === 1 ? this.takeIn(entry, cell) : this.takeOut(entry, cell),
    ];
    this.ordinals.set(entry.cell, entry.ordinal);
    this.sums.set(entry.year, (this.sums.get(entry.year) ?? 0) + entry.delta);
    return faults.filter((fault) => fault !== undefined);
  }

  openMoves(): LedgerFault[] {
    return [...this.moving.values()].map((entry) => halfAMove(entry));
  }

  private ordinalFault({ cell, ordinal }: LedgerEntry): LedgerFault | undefined {
    const expected = (this.ordinals.get(cell) ?? 0) + 1;
    if (ordinal === expected) return undefined;
    return { code: 'ordinalBroken', cell, detail: `台账序号应为 ${expected}，现为 ${ordinal}。` };
  }

  private takeIn(entry: LedgerEntry, { programmeYear }: NamedCell): LedgerFault | undefined {
    const { cell, year } = entry;
    const before = this.years.get(cell);
    this.years.set(cell, year);
    if (before !== undefined) {
      return { code: 'countedTwice', cell, detail: `已计入 ${before} 年度，又计入 ${year} 年度。` };
    }
    if (isMove(entry) ? year !== programmeYear + Number(entry.reason === 'carried') : year < programmeYear) {
      return { code: 'yearOutOfReach', cell, detail: `不能计入 ${year} 年度。` };
    }
    if (!isMove(entry)) return undefined;
    const out = this.moving.get(cell);
    this.moving.delete(cell);
    const paired = out?.commandId === entry.commandId && out.reason === entry.reason && out.year !== year;
    return paired ? undefined : halfAMove(entry);
  }

  private takeOut(entry: LedgerEntry, { programmeYear }: NamedCell): LedgerFault | undefined {
    const { cell, year, reason } = entry;
    if (this.years.get(cell) !== year) {
      return { code: 'notCountedThere', cell, detail: `未计入 ${year} 年度，却从中减去。` };
    }
    this.years.delete(cell);
    if (!isMove(entry)) return undefined;
    this.moving.set(cell, entry);
    if (reason === 'carried' ? year !== programmeYear : year <= programmeYear) {
      return { code: 'yearOutOfReach', cell, detail: `不能从 ${year} 年度移出。` };
    }
    if (reason === 'returned') return undefined;
    const baseline = this.baselines.get(baselineKey(year, entry.baselineVersion));
    if (baseline && (this.sums.get(year) ?? 0) > baseline.value) return undefined;
    const detail = `结转时 ${year} 年度没有超出基数的细胞。`;
    return { code: 'carriedBelowBaseline', cell, detail };
  }
}

function isMove({ reason }: LedgerEntry): boolean {
  return reason === 'carried' || reason === 'returned';
}

function halfAMove({ cell }: LedgerEntry): LedgerFault {
  return { code: 'halfAMove', cell, detail: '年度间移动只记了一半。' };
}

function isDueIn(ledger: YearLedger, cell: NamedCell): boolean {
  const plan = findYearPlan(ledger, cell.programmeYear);
  return plan !== undefined && isDue(cell, plan.policy);
}

function baselinesOf(ledger: YearLedger): Map<string, Baseline> {
  return new Map(
    ledger.programmes.flatMap(({ year, baselines }) =>
      baselines.map((baseline) => [baselineKey(year, baseline.version), baseline] as const),
    ),
  );
}

function baselineKey(year: number, version: number): string {
  return `${year}/${version}`;
}
