import { civilDateAt } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import { checkBaselineValue, nextBaseline } from './baseline';
import {
  type YearLedger,
  type CellFault,
  type CountingPolicy,
  findCell,
  getYearPlan,
  type NamedCell,
  type YearPlan,
  type Stamp,
  withCell,
  withEntries,
  withYearPlan,
} from './ledger';
import { type Difference, differenceOf } from './differences';
import { recount } from './counting';

/** What might be otherwise. `name` holds open applications as the cells that they would become. */
export interface Supposition {
  baseline?: number;
  revoke?: readonly string[];
  name?: readonly NamedCell[];
  recognise?: readonly string[];
  policy?: Partial<CountingPolicy>;
}

/** 假设推演: the difference to the present, counted by the same functions; nothing is stored. */
export function whatIf(ledger: YearLedger, year: number, supposition: Supposition, stamp: Stamp): Difference {
  return differenceOf(ledger, suppose(ledger, year, supposition, stamp), year);
}

/** The ledger as it would be. Throws DomainError; `facts.faults` names each cell that cannot be supposed so. */
export function suppose(
  ledger: YearLedger,
  year: number,
  supposition: Supposition,
  stamp: Stamp,
): YearLedger {
  const { baseline, revoke = [], name = [], recognise = [] } = supposition;
  if (baseline !== undefined) checkBaselineValue(baseline);
  const today = civilDateAt(stamp.at);
  let after = withYearPlan(ledger, supposedYear(getYearPlan(ledger, year), supposition));
  const faults = [...newFaults(after, year, name)];
  for (const cell of name) after = withCell(after, cell);
  faults.push(...oldFaults(after, year, recognise), ...oldFaults(after, year, revoke));
  if (faults.length > 0) {
    throw new DomainError('suppositionRefused', `有 ${faults.length} 项无法推演。`, { faults });
  }
  for (const number of recognise) {
    const cell = findCell(after, number)!;
    after = withCell(after, { ...cell, cityResult: 'recognised', cityResultOn: today });
  }
  for (const number of revoke) after = withCell(after, { ...findCell(after, number)!, revokedOn: today });
  return withEntries(after, recount(after, year, stamp));
}

function supposedYear(plan: YearPlan, { baseline, name = [], policy }: Supposition): YearPlan {
  const open = { ...plan.open };
  for (const { cellType } of name) open[cellType] = Math.max(0, (open[cellType] ?? 0) - 1);
  const supposed = { ...plan, open, policy: { ...plan.policy, ...policy } };
  return baseline === undefined ? supposed : nextBaseline(supposed, baseline);
}

function newFaults(ledger: YearLedger, year: number, cells: readonly NamedCell[]): CellFault[] {
  const numbers = cells.map((cell) => cell.number);
  return cells.flatMap(({ number, programmeYear }, i) => {
    const fault = (code: string, detail: string): CellFault[] => [{ cell: number, code, detail }];
    if (numbers.indexOf(number) !== i) return fault('cellDoubled', '重复选择。');
    if (programmeYear !== year) return fault('cellOfAnotherYear', `属于 ${programmeYear} 年度。`);
    return findCell(ledger, number) ? fault('cellNamed', '已经命名。') : [];
  });
}

function oldFaults(ledger: YearLedger, year: number, numbers: readonly string[]): CellFault[] {
  return numbers.flatMap((number, i) => {
    const fault = (code: string, detail: string): CellFault[] => [{ cell: number, code, detail }];
    if (numbers.indexOf(number) !== i) return fault('cellDoubled', '重复选择。');
    const cell = findCell(ledger, number);
    if (!cell) return fault('cellNotNamed', '不是已命名的细胞。');
    if (cell.programmeYear !== year) return fault('cellOfAnotherYear', `属于 ${cell.programmeYear} 年度。`);
    return cell.revokedOn ? fault('cellRevoked', '已撤销命名。') : [];
  });
}
