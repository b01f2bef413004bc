import { canonicalText } from '../../canonical';
import {
  type Baseline,
  baselineOf,
  type YearLedger,
  type CarryOverOrder,
  getYearPlan,
  type NamedCell,
  type YearPlan,
} from './ledger';
import { type CarryOverMove, moveReason } from './carry-over-move';
import { gaugeOf } from './gauges';
import { cellsCountedIn, countsByType } from './standing';

/** 结转建议: proposed by the engine, decided by the office; nothing happens by itself. */
export interface CarryOverProposal {
  year: number;
  toYear: number;
  rulesVersion: string;
  order: CarryOverOrder;
  baseline: Baseline;
  completed: number;
  /** Cells missing to the baseline; while positive, nothing can be carried. */
  gap: number;
  surplus: number;
  moves: CarryOverMove[];
  /** Surplus that cannot be carried, because cells that were carried in are not carried again. */
  left: number;
}

/**
 * The cells whose carrying leaves the year at exactly its baseline (as near as its own cells allow), chosen so that
 * (1) the fewest are taken from types at or below their row figure, (2) no cell moves that need not,
 * (3) the latest named go first. Same ledger, same proposal, byte for byte.
 */
export function carryOverProposal(ledger: YearLedger, year: number): CarryOverProposal {
  const plan = getYearPlan(ledger, year);
  const counted = cellsCountedIn(ledger, year);
  const baseline = baselineOf(plan);
  const { gap, surplus } = gaugeOf(baseline.value, counted.length);
  const moves = choose(plan, counted, surplus);
  return {
    year,
    toYear: year + 1,
    rulesVersion: plan.rulesVersion,
    order: plan.policy.carryOverOrder,
    baseline: { version: baseline.version, value: baseline.value },
    completed: counted.length,
    gap,
    surplus,
    moves,
    left: surplus - moves.length,
  };
}

/** Returns the text that is hashed: every fact of a proposal without its wording. */
export function proposalText(proposal: CarryOverProposal): string {
  return canonicalText({ ...proposal, moves: proposal.moves.map(({ reason: _, ...facts }) => facts) });
}

function choose(plan: YearPlan, counted: readonly NamedCell[], surplus: number): CarryOverMove[] {
  const completed = new Map(Object.entries(countsByType(counted)));
  const targets = new Map(plan.types.map(({ code, target }) => [code, target]));
  const inOrder = counted
    .filter((cell) => cell.programmeYear === plan.year)
    .sort(latestFirst(plan.types.map(({ code }) => code)));
  const moves: CarryOverMove[] = [];
  const taken = new Set<string>();
  const take = (cell: NamedCell, basis: CarryOverMove['basis']) => {
    const typeCompleted = completed.get(cell.cellType)!;
    const typeTarget = targets.get(cell.cellType) ?? 0;
    completed.set(cell.cellType, typeCompleted - 1);
    taken.add(cell.number);
    const { cellType, namedOn, submittedOn } = cell;
    const facts = { place: moves.length + 1, cell: cell.number, cellType, namedOn, submittedOn, basis };
    const move = { ...facts, typeCompleted, typeTarget };
    moves.push({ ...move, reason: moveReason(plan, move) });
  };
  const isAbove = ({ cellType }: NamedCell) => completed.get(cellType)! > (targets.get(cellType) ?? 0);
  if (plan.policy.carryOverOrder === 'aboveRowLatestNamed') {
    for (const cell of inOrder) if (moves.length < surplus && isAbove(cell)) take(cell, 'aboveRow');
  }
  for (const cell of inOrder) {
    if (moves.length < surplus && !taken.has(cell.number)) take(cell, 'latestOverall');
  }
  return moves;
}

/**
 * Latest named first. Named on the same day: later filed first; then the type further down the annex; then the higher
 * number. No two cells are equal: numbers are unique.
 */
export function latestFirst(annexOrder: readonly string[]): (a: NamedCell, b: NamedCell) => number {
  const places = new Map(annexOrder.map((code, i) => [code, i]));
  const place = ({ cellType }: NamedCell) => places.get(cellType) ?? annexOrder.length;
  return (a, b) =>
    descending(a.namedOn, b.namedOn) ||
    descending(a.submittedOn, b.submittedOn) ||
    place(b) - place(a) ||
    descending(a.number, b.number);
}

function descending(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? 1 : -1;
}
