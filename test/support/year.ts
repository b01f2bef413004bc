import {
  type YearLedger,
  beginsToCountIn,
  countedYears,
  type CountingPolicy,
  findCell,
  getYearPlan,
  type LedgerEntry,
  type NamedCell,
  post,
  type YearPlan,
  type Stamp,
  withCell,
  withEntries,
} from '@app/domain';
import { ruleSet2024 } from '@app/rules';

export const YEAR = 2024;
export const BASELINE = 45;
export const POLICY: CountingPolicy = { countsFrom: 'named', carryOverOrder: 'aboveRowLatestNamed' };

/** Returns the programme of the circular: 15 types, 45 · 50 · 60, no open applications. */
export function yearPlanOf(year = YEAR, changes: Partial<YearPlan> = {}): YearPlan {
  return {
    year,
    rulesVersion: '2024.1',
    totals: ruleSet2024.totals.map(({ id, name, value }) => ({ id, name, value })),
    types: ruleSet2024.cellTypes.map(({ code, name, target, leads }) => ({
      code,
      name,
      target: target.value,
      comparison: target.comparison,
      leads,
    })),
    baselines: [{ version: 1, value: BASELINE }],
    policy: POLICY,
    open: {},
    ...changes,
  };
}

/** Returns a stamp at 09:00 of a day in Asia/Shanghai by the office. */
export function stampOn(date: string, commandId = `c-${date}`): Stamp {
  return { by: 'office', at: Date.parse(`${date}T09:00:00+08:00`), commandId };
}

/** Returns a school named on 20 November; a test sets only what it is about. */
export function aCell(changes: Partial<NamedCell> & { number: string }): NamedCell {
  return {
    cellType: 'SCHOOL',
    programmeYear: YEAR,
    submittedOn: '2024-09-02',
    namedOn: '2024-11-20',
    ...changes,
  };
}

/** Returns a ledger without cells. */
export function anEmptyLedger(changes: Partial<YearPlan> = {}): YearLedger {
  return { programmes: [yearPlanOf(YEAR, changes)], cells: [], entries: [] };
}

/** Returns the entries with which a cell begins to count; none when it does not count yet, or counts already. */
export function countCell(ledger: YearLedger, number: string, stamp: Stamp): LedgerEntry[] {
  const cell = findCell(ledger, number)!;
  const { policy } = getYearPlan(ledger, cell.programmeYear);
  const year = beginsToCountIn(cell, countedYears(ledger.entries).get(number), policy);
  return year === undefined ? [] : post(ledger, cell, 'counted', [{ year, delta: 1 }], stamp);
}

/** Returns the ledger after a cell was named and counted on the day of its naming. */
export function named(ledger: YearLedger, cell: NamedCell): YearLedger {
  const after = withCell(ledger, cell);
  return withEntries(after, countCell(after, cell.number, stampOn(cell.namedOn, `name-${cell.number}`)));
}

/**
 * Returns a ledger with `counts` cells per type, each named a day after the one before, numbered as the office does.
 */
export function ledgerOf(counts: Record<string, number>, changes: Partial<YearPlan> = {}): YearLedger {
  let ledger = anEmptyLedger(changes);
  let day = Date.parse('2024-10-08T00:00:00Z');
  for (const [cellType, count] of Object.entries(counts)) {
    for (let serial = 1; serial <= count; serial += 1) {
      const namedOn = new Date(day).toISOString().slice(0, 10);
      ledger = named(ledger, aCell({ number: numberOf(cellType, serial), cellType, namedOn }));
      day += 86_400_000;
    }
  }
  return ledger;
}

/** Returns a ledger of `n` cells that fill the annex from its first row on; the rest are schools. */
export function ledgerWith(n: number, changes: Partial<YearPlan> = {}): YearLedger {
  const counts: Record<string, number> = {};
  let left = n;
  for (const { code, target } of yearPlanOf().types) {
    counts[code] = Math.min(left, target);
    left -= counts[code];
  }
  counts['SCHOOL'] = (counts['SCHOOL'] ?? 0) + left;
  return ledgerOf(counts, changes);
}

export function numberOf(cellType: string, serial: number): string {
  return `YB-${YEAR}-${cellType}-${String(serial).padStart(4, '0')}`;
}

export function cellOf(ledger: YearLedger, number: string): NamedCell {
  const cell = findCell(ledger, number);
  if (!cell) throw new Error(`no cell ${number}`);
  return cell;
}
