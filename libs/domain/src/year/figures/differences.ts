import { type YearLedger, findYearPlan } from './ledger';
import { carryOverProposal } from './carry-over';
import type { Gauge } from './gauges';
import { type Standing, standingOf } from './standing';

/** One figure that differs. `id` names the total, the type or the department. */
export interface FigureChange {
  year: number;
  figure: 'year' | 'baseline' | 'total' | 'type' | 'department';
  id: string;
  field: string;
  from: number;
  to: number;
}

/** A figure that is missed, or missed by more than before. */
export interface Shortfall {
  year: number;
  code: 'belowBaseline' | 'belowTotal' | 'belowRow';
  id: string;
  target: number;
  completed: number;
  gap: number;
  detail: string;
}

/** How the proposal of a year differs. */
export interface ProposalChange {
  year: number;
  before: string[];
  after: string[];
  added: string[];
  removed: string[];
}

/** Everything that differs between two ledgers in a year and the next. */
export interface Difference {
  before: Standing[];
  after: Standing[];
  figures: FigureChange[];
  proposal: ProposalChange;
  shortfalls: Shortfall[];
}

/** The difference for year Y and Y+1, and for later years of new entries, by the same functions that count the present. */
export function differenceOf(before: YearLedger, after: YearLedger, year: number): Difference {
  const entered = after.entries.slice(before.entries.length).map((entry) => entry.year);
  const years = [...new Set([year, year + 1, ...entered.filter((one) => one > year)])].sort((a, b) => a - b);
  const was = years.map((one) => standingOf(before, one));
  const is = years.map((one) => standingOf(after, one));
  return {
    before: was,
    after: is,
    figures: was.flatMap((standing, i) => figureChanges(standing, is[i]!)),
    proposal: proposalChange(proposed(before, year), proposed(after, year), year),
    shortfalls: was.flatMap((standing, i) => newShortfalls(after, standing, is[i]!)),
  };
}

function proposed(ledger: YearLedger, year: number): string[] {
  return carryOverProposal(ledger, year).moves.map((move) => move.cell);
}

function proposalChange(before: string[], after: string[], year: number): ProposalChange {
  return {
    year,
    before,
    after,
    added: after.filter((cell) => !before.includes(cell)),
    removed: before.filter((cell) => !after.includes(cell)),
  };
}

type Figure = Omit<FigureChange, 'year' | 'from' | 'to'> & { value: number };

/** Every number of a standing under the name that people look it up by. */
function figuresOf(standing: Standing): Figure[] {
  const rows = (figure: Figure['figure'], id: string, row: object): Figure[] =>
    Object.entries(row).flatMap(([field, value]) =>
      typeof value === 'number' && field !== 'version' ? [{ figure, id, field, value }] : [],
    );
  const { completed, recognised, revoked, carriedIn, carriedOut } = standing;
  const year = { completed, recognised, revoked, carriedIn: carriedIn.length, carriedOut: carriedOut.length };
  return [
    ...rows('year', String(standing.year), year),
    ...(standing.baseline ? rows('baseline', String(standing.year), standing.baseline) : []),
    ...standing.totals.flatMap((row) => rows('total', row.id, row)),
    ...standing.byType.flatMap((row) => rows('type', row.code, row)),
    ...standing.byDepartment.flatMap((row) => rows('department', row.id, row)),
  ];
}

function figureChanges(before: Standing, after: Standing): FigureChange[] {
  const key = ({ figure, id, field }: Figure) => `${figure} ${id} ${field}`;
  const was = new Map(figuresOf(before).map((row) => [key(row), row.value]));
  return figuresOf(after).flatMap((is) => {
    const from = was.get(key(is)) ?? 0;
    const { value: to, ...named } = is;
    return from === to ? [] : [{ year: after.year, ...named, from, to }];
  });
}

function newShortfalls(ledger: YearLedger, before: Standing, after: Standing): Shortfall[] {
  const { year, baseline, totals, byType } = after;
  const plan = findYearPlan(ledger, year);
  if (!plan || !baseline) return [];
  const missed = (code: Shortfall['code'], id: string, name: string, gauge: Gauge, was = 0): Shortfall[] => {
    const { target, completed, gap } = gauge;
    if (gap <= was) return [];
    const detail = `${year} 年度${name}：应 ${target} 个，计入 ${completed} 个，缺 ${gap} 个。`;
    return [{ year, code, id, target, completed, gap, detail }];
  };
  const names = {
    totals: plan.totals.map(({ name }) => name),
    types: plan.types.map((t) => t.name),
  };
  return [
    ...missed('belowBaseline', String(year), '结转基数', baseline, before.baseline?.gap),
    ...totals.flatMap((row, i) => missed('belowTotal', row.id, names.totals[i]!, row, before.totals[i]?.gap)),
    ...byType.flatMap((row, i) => missed('belowRow', row.code, names.types[i]!, row, before.byType[i]?.gap)),
  ];
}
