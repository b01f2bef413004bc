import type { DifferenceView } from '@app/contracts';
import { baselineOf, type YearLedger, type Difference, findYearPlan, standingOf } from '@app/domain';
import type { Directory } from '@app/database';

const FIELDS: Record<string, string> = {
  target: '应有',
  completed: '计入',
  gap: '尚缺',
  surplus: '多余',
  open: '办理中',
  named: '已命名',
  recognised: '市级认定',
  revoked: '已撤销',
  carriedIn: '结转来',
  carriedOut: '结转出',
};

type Listed = Pick<Difference, 'figures' | 'proposal' | 'shortfalls'>;

/** A difference in the office's words; `after` is the ledger in which it is so. */
export function differenceView(
  { figures, proposal, shortfalls }: Listed,
  after: YearLedger,
  year: number,
  directory: Directory,
): DifferenceView {
  const { before, after: then, added, removed } = proposal;
  return {
    figures: figures.map((change) => ({
      ...change,
      name: nameOf(change, after, directory),
      fieldName: FIELDS[change.field] ?? change.field,
    })),
    proposal: { before, after: then, added, removed },
    shortfalls,
    carriedUnderAnotherBaseline: standingOf(after, year)
      .carriedOut.filter((cell) => cell.baselineChanged)
      .map(({ cell }) => cell),
  };
}

function nameOf(
  { year, figure, id, field }: Difference['figures'][number],
  ledger: YearLedger,
  directory: Directory,
): string {
  switch (figure) {
    case 'year':
      return `${year} 考核年度`;
    case 'baseline': {
      const plan = findYearPlan(ledger, year);
      return plan && field !== 'target' ? `结转基数 ${baselineOf(plan).value}` : '结转基数'; // itself from old to new
    }
    case 'total':
      return findYearPlan(ledger, year)?.totals.find((total) => total.id === id)?.name ?? id;
    case 'type':
      return directory.cellType({ cellType: id, programmeYear: year });
    case 'department':
      return directory.department(id);
  }
}
