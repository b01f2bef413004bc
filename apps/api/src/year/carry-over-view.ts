import type { CarryOverView } from '@app/contracts';
import {
  type CellRow,
  type DecisionRow,
  type Directory,
  hashOfText,
  type YearDocumentFacts,
} from '@app/database';
import {
  type YearLedger,
  carryOverProposal,
  cellsCountedIn,
  countsByType,
  latestFirst,
  proposalText,
  standingOf,
} from '@app/domain';
import type { RuleSet } from '@app/rules';
import { cellItemOf } from '../common/cell-item';
import { isoAt } from '../common/time';
import { carryOverOrderOf } from './year-view';

/** What the proposal is told from. */
export interface CarryOverFacts {
  year: number;
  ledger: YearLedger;
  facts: YearDocumentFacts;
  rules: RuleSet;
  decisions: DecisionRow[];
  cells: Map<string, CellRow>;
  directory: Directory;
}

/** 结转建议: which cells, in which order, why each; what could be chosen instead; what was decided. */
export function carryOverView(from: CarryOverFacts): CarryOverView {
  const { year, ledger, facts, rules, decisions, cells, directory } = from;
  const proposal = carryOverProposal(ledger, year);
  const { source, dated } = facts.baselines[0]!;
  const open = facts.status === 'open' || facts.status === 'cut';
  const item = (number: string) => cellItemOf(cells.get(number)!, directory);
  return {
    year,
    toYear: proposal.toYear,
    rulesVersion: proposal.rulesVersion,
    order: carryOverOrderOf({ rules })!,
    baseline: { ...proposal.baseline, source, dated },
    completed: proposal.completed,
    gap: proposal.gap,
    surplus: proposal.surplus,
    left: proposal.left,
    hash: hashOfText(proposalText(proposal)),
    moves: proposal.moves.map(({ cell, place, basis, typeCompleted, typeTarget, reason }) => {
      return { ...item(cell), place, basis, typeCompleted, typeTarget, reason };
    }),
    alternatives: alternativesTo(from, new Set(proposal.moves.map(({ cell }) => cell))).map((row) => {
      return { ...item(row.number), typeCompleted: row.typeCompleted, typeTarget: row.typeTarget };
    }),
    canConfirm: open && proposal.surplus > 0,
    whyNot: whyNot(proposal, open),
    carried: standingOf(ledger, year).carriedOut.map(({ cell, baseline, baselineChanged }) => ({
      ...item(cell),
      baseline: { version: baseline.version, value: baseline.value },
      baselineChanged,
    })),
    decisions: decisions.map(({ at, ...decision }) => ({
      ...decision,
      at: isoAt(at),
      baselineChanged: decision.baseline.version !== proposal.baseline.version,
    })),
  };
}

/** The year's other own cells, in the order in which they would carry. */
function alternativesTo({ year, ledger, rules }: CarryOverFacts, proposed: ReadonlySet<string>) {
  const counted = cellsCountedIn(ledger, year);
  const completed = countsByType(counted);
  const targets = new Map(rules.cellTypes.map(({ code, target }) => [code, target.value]));
  return counted
    .filter((cell) => cell.programmeYear === year && !proposed.has(cell.number))
    .sort(latestFirst(rules.cellTypes.map(({ code }) => code)))
    .map(({ number, cellType }) => ({
      number,
      typeCompleted: completed[cellType] ?? 0,
      typeTarget: targets.get(cellType) ?? 0,
    }));
}

function whyNot(
  { gap, surplus, completed, baseline }: ReturnType<typeof carryOverProposal>,
  open: boolean,
): string | null {
  if (!open) return '该年度尚未开始或已办结。';
  if (gap > 0) return `计入 ${completed} 个，尚未达到基数 ${baseline.value} 个，不能结转。`;
  return surplus === 0 ? `计入 ${completed} 个，恰为基数，没有多余创建数。` : null;
}
