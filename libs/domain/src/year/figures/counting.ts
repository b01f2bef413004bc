import type { CityResult } from '../../application/application';
import type { Settlement } from '../../application/commands';
import { civilDateAt, endOfDay, type Instant } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import {
  baselineOf,
  type YearLedger,
  type CountingPolicy,
  type EntryReason,
  findCell,
  getYearPlan,
  type LedgerEntry,
  type NamedCell,
  type Stamp,
} from './ledger';

/** The assessment year in which each cell counts now, by number; a cell that counts in none is absent. */
export function countedYears(entries: readonly LedgerEntry[]): Map<string, number> {
  const years = new Map<string, number>();
  for (const { cell, year, delta } of entries) {
    if (delta === 1) years.set(cell, year);
    else if (years.get(cell) === year) years.delete(cell);
  }
  return years;
}

/** What decides whether a cell counts, and where. */
export type Countable = Pick<
  NamedCell,
  'programmeYear' | 'namedOn' | 'cityResult' | 'cityResultOn' | 'revokedOn'
>;

/** Whether a cell counts at all: named (or recognised, by the setting) and not revoked. */
export function isDue(cell: Countable, { countsFrom }: Pick<CountingPolicy, 'countsFrom'>): boolean {
  if (cell.revokedOn) return false;
  return countsFrom === 'named' || cell.cityResult === 'recognised';
}

/**
 * The assessment year of a cell that begins to count: the year in which it was completed (named, or by the setting
 * recognised), and never one before its programme year. An application unfinished at the year's end stays open.
 */
export function yearOfCompletion(
  cell: Countable,
  { countsFrom }: Pick<CountingPolicy, 'countsFrom'>,
): number {
  const { programmeYear, namedOn, cityResultOn = namedOn } = cell;
  const completedOn = countsFrom === 'named' ? namedOn : cityResultOn;
  return Math.max(programmeYear, Number(completedOn.slice(0, 4)));
}

/** 计入考核年度: the year in which a cell begins to count now; none while it is not due, or counts already. */
export function beginsToCountIn(
  cell: Countable,
  countsIn: number | undefined,
  policy: Pick<CountingPolicy, 'countsFrom'>,
): number | undefined {
  return countsIn === undefined && isDue(cell, policy) ? yearOfCompletion(cell, policy) : undefined;
}

/** What an answer of the city brings with it: a final one ends the case, in the year in which the cell counts now. */
export function settlementOf(
  result: CityResult,
  countsIn: number | undefined,
  settlesByResult: boolean,
): Settlement {
  if (result === 'returned' || !settlesByResult) return {};
  return { settles: true, ...(countsIn !== undefined && { countsIn }) };
}

/** Brings the ledger into line with what counts now in a programme: after a change of the setting or of city results. */
export function recount(ledger: YearLedger, programmeYear: number, stamp: Stamp): LedgerEntry[] {
  const { policy } = getYearPlan(ledger, programmeYear);
  const years = countedYears(ledger.entries);
  const ordinals = new Map<string, number>();
  for (const { cell } of ledger.entries) ordinals.set(cell, (ordinals.get(cell) ?? 0) + 1);
  return ledger.cells.flatMap((cell) => {
    if (cell.programmeYear !== programmeYear) return [];
    const enter = (reason: EntryReason, year: number, delta: 1 | -1) =>
      post(ledger, cell, reason, [{ year, delta }], stamp, ordinals.get(cell.number) ?? 0);
    const year = years.get(cell.number);
    const begins = beginsToCountIn(cell, year, policy);
    if (begins !== undefined) return enter('counted', begins, 1);
    if (year === undefined || isDue(cell, policy)) return [];
    return enter(cell.revokedOn ? 'revoked' : 'uncounted', year, -1);
  });
}

/** 计入上年度: the office takes a cell that counts later back into its programme year; an act with a reason, never by itself. */
export function bringBack(ledger: YearLedger, number: string, stamp: Stamp): LedgerEntry[] {
  const cell = getNamed(ledger, number);
  if (cell.revokedOn) throw new DomainError('cellRevoked', '该细胞已撤销命名，不能退回。', { cell: number });
  const { programmeYear } = cell;
  const counted = countedYears(ledger.entries).get(number);
  if (counted === undefined || counted <= programmeYear) {
    throw new DomainError('cellNotCarried', `该细胞没有计入 ${programmeYear} 以后的年度，无从退回。`, {
      cell: number,
    });
  }
  return post(ledger, cell, 'returned', moveBetween(counted, programmeYear), stamp);
}

/** Out of one year, into another. */
export function moveBetween(from: number, to: number): Change[] {
  return [
    { year: from, delta: -1 },
    { year: to, delta: 1 },
  ];
}

type Change = Pick<LedgerEntry, 'year' | 'delta'>;

/** The entries of one act on one cell, numbered after those that it has. */
export function post(
  ledger: YearLedger,
  { number, programmeYear }: NamedCell,
  reason: EntryReason,
  changes: readonly Change[],
  stamp: Stamp,
  before = ledger.entries.filter(({ cell }) => cell === number).length,
): LedgerEntry[] {
  const plan = getYearPlan(ledger, programmeYear);
  return changes.map((change, i) => ({
    cell: number,
    ordinal: before + 1 + i,
    ...change,
    reason,
    rulesVersion: plan.rulesVersion,
    baselineVersion: baselineOf(plan).version,
    ...stamp,
  }));
}

/** 年度截止: 24:00 of 31 December in Asia/Shanghai; what is recorded at that moment belongs to the next year. */
export function yearCut(year: number): Instant {
  return endOfDay(`${year}-12-31`);
}

/** The ledger as it stood just before a moment: the figures that the year's cut freezes. */
export function ledgerAsOf(ledger: YearLedger, at: Instant): YearLedger {
  const lastDay = civilDateAt(at - 1);
  const until = (on?: string) => on !== undefined && on <= lastDay;
  return {
    ...ledger,
    entries: ledger.entries.filter((entry) => entry.at < at),
    cells: ledger.cells
      .filter((cell) => until(cell.namedOn))
      .map((cell) => ({
        ...cell,
        revokedOn: until(cell.revokedOn) ? cell.revokedOn : undefined,
        ...(until(cell.cityResultOn) ? {} : { cityResult: undefined, cityResultOn: undefined }),
      })),
  };
}

function getNamed(ledger: YearLedger, number: string): NamedCell {
  const cell = findCell(ledger, number);
  if (!cell) throw new DomainError('cellNotNamed', '不是已命名的细胞。', { cell: number });
  return cell;
}
