import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import {
  type YearLedger,
  type CellFault,
  findCell,
  type LedgerEntry,
  type Stamp,
  withEntries,
} from '../figures/ledger';
import { type CarryOverProposal, carryOverProposal } from '../figures/carry-over';
import { countedYears, moveBetween, post } from '../figures/counting';

/** What the office confirms: the cells it chose, on a proposal that it saw. */
export interface CarryOverDecision {
  cells: readonly string[];
  /** Hash of the proposal that the office looked at, and of the proposal as it is now. */
  seenHash: string;
  presentHash: string;
}

/** The ledger entries of the decision and its differences from the proposal. */
export interface CarryOver {
  entries: LedgerEntry[];
  notProposed: string[];
  leftOut: string[];
}

/** 确认结转: all cells or none. Throws DomainError; `facts.faults` names each cell that cannot be carried. */
export function confirmCarryOver(
  ledger: YearLedger,
  year: number,
  { cells, seenHash, presentHash }: CarryOverDecision,
  stamp: Stamp,
): CarryOver {
  const proposal = carryOverProposal(ledger, year);
  if (seenHash !== presentHash) {
    throw refusal('proposalStale', { presentHash });
  }
  refuseTooMany(proposal, cells);
  const faults = carryOverFaults(ledger, year, cells);
  if (faults.length > 0) {
    throw new DomainError('carryOverRefused', `有 ${faults.length} 个细胞不能结转，未作任何变更。`, {
      faults,
    });
  }
  const proposed = proposal.moves.map((move) => move.cell);
  return {
    entries: carried(ledger, year, cells, stamp),
    notProposed: cells.filter((cell) => !proposed.includes(cell)),
    leftOut: proposed.filter((cell) => !cells.includes(cell)),
  };
}

/** What is wrong with each chosen cell; empty when every one can be carried. */
export function carryOverFaults(ledger: YearLedger, year: number, cells: readonly string[]): CellFault[] {
  const years = countedYears(ledger.entries);
  const seen = new Set<string>();
  return cells.flatMap((number): CellFault[] => {
    const fault = (code: string, detail: string) => [{ cell: number, code, detail }];
    if (seen.has(number)) return fault('cellDoubled', '重复选择。');
    seen.add(number);
    const cell = findCell(ledger, number);
    if (!cell) return fault('cellNotNamed', '不是已命名的细胞。');
    if (cell.programmeYear !== year) {
      return fault('cellOfAnotherYear', `属于 ${cell.programmeYear} 年度，不能从 ${year} 年度结转。`);
    }
    if (cell.revokedOn) return fault('cellRevoked', '已撤销命名。');
    const counted = years.get(number);
    if (counted === year + 1) return fault('cellAlreadyCarried', `已计入 ${year + 1} 年度。`);
    if (counted === undefined) return fault('cellNotCounted', '尚未计入考核年度。');
    return [];
  });
}

function refuseTooMany(
  { year, baseline, completed, gap, surplus }: CarryOverProposal,
  cells: readonly string[],
) {
  const facts = { baseline: baseline.value, completed, surplus, chosen: cells.length };
  if (cells.length === 0) throw refusal('nothingChosen', facts);
  if (gap > 0) {
    const detail = `${year} 年度计入 ${completed} 个，尚未达到基数 ${baseline.value} 个，不能结转。`;
    throw new DomainError('belowBaseline', detail, facts);
  }
  if (cells.length > surplus) {
    const detail = `${year} 年度超出基数 ${surplus} 个，不能结转 ${cells.length} 个。`;
    throw new DomainError('surplusExceeded', detail, facts);
  }
}

function carried(ledger: YearLedger, year: number, cells: readonly string[], stamp: Stamp): LedgerEntry[] {
  let after = ledger;
  for (const number of cells) {
    const cell = findCell(ledger, number)!;
    after = withEntries(after, post(after, cell, 'carried', moveBetween(year, year + 1), stamp));
  }
  return after.entries.slice(ledger.entries.length);
}
