import { aCell, named, stampOn, yearPlanOf } from '../../../../../test/support/year';
import { confirmCarryOver } from '../acts/confirm-carry-over';
import { carryOverProposal } from './carry-over';
import { bringBack } from './counting';
import { fromLastYear } from './from-last-year';
import { standingOf } from './standing';
import { type NamedCell, withEntries, type YearLedger } from './ledger';

const YEARS = [2024, 2025, 2026] as const;

/** Three years with a baseline of two cells each. */
const begun: YearLedger = {
  programmes: YEARS.map((year) => yearPlanOf(year, { baselines: [{ version: 1, value: 2 }] })),
  cells: [],
  entries: [],
};

function cell(programmeYear: number, serial: number, namedOn = `${programmeYear}-11-2${serial}`): NamedCell {
  const number = `YB-${programmeYear}-SCHOOL-000${serial}`;
  return aCell({ number, programmeYear, submittedOn: `${programmeYear}-09-02`, namedOn });
}

const withCells = (ledger: YearLedger, ...cells: NamedCell[]) => cells.reduce(named, ledger);

/** The ledger after the office has confirmed the proposal of a year, or other cells of its choice. */
function carriedFrom(ledger: YearLedger, year: number, chosen?: string[]): YearLedger {
  const cells = chosen ?? carryOverProposal(ledger, year).moves.map((move) => move.cell);
  const decision = { cells, seenHash: 'h', presentHash: 'h' };
  return withEntries(ledger, confirmCarryOver(ledger, year, decision, stampOn(`${year}-12-20`)).entries);
}

describe('three programme years, each with more cells than its baseline', () => {
  const first = carriedFrom(withCells(begun, cell(2024, 1), cell(2024, 2), cell(2024, 3)), 2024);
  const second = withCells(first, cell(2025, 1), cell(2025, 2));

  it('show what was carried in the next year', () => {
    expect(standingOf(first, 2024)).toMatchObject({ completed: 2, carriedIn: [] });
    expect(standingOf(first, 2025)).toMatchObject({ completed: 1, carriedIn: ['YB-2024-SCHOOL-0003'] });
    expect(fromLastYear(first, 2025)).toEqual({
      carried: ['YB-2024-SCHOOL-0003'],
      late: [],
      byType: { SCHOOL: 1 },
    });
  });

  it('count what was carried in when the next proposal is made, and carry own cells only', () => {
    const proposal = carryOverProposal(second, 2025);
    expect(proposal).toMatchObject({ completed: 3, surplus: 1, left: 0, toYear: 2026 });
    expect(proposal.moves.map((move) => move.cell)).toEqual(['YB-2025-SCHOOL-0002']);
    expect(() => carriedFrom(second, 2025, ['YB-2024-SCHOOL-0003'])).toThrow(
      expect.objectContaining({
        facts: { faults: [expect.objectContaining({ code: 'cellOfAnotherYear' })] },
      }),
    );
  });

  it('leave a surplus where it is when nothing but carried cells is left to carry', () => {
    const many = withCells(begun, cell(2024, 1), cell(2024, 2), cell(2024, 3), cell(2024, 4), cell(2024, 5));
    const proposal = carryOverProposal(carriedFrom(many, 2024), 2025);
    expect(proposal).toMatchObject({ completed: 3, surplus: 1, moves: [], left: 1 });
  });

  it('end with each cell in one year, none more than one year after its own', () => {
    const third = withCells(carriedFrom(second, 2025), cell(2026, 1), cell(2026, 2));
    const all = carriedFrom(third, 2026);
    expect(YEARS.map((year) => standingOf(all, year).completed)).toEqual([2, 2, 2]);
    expect(standingOf(all, 2027)).toMatchObject({ completed: 1, carriedIn: ['YB-2026-SCHOOL-0002'] });
    expect(standingOf(all, 2026).carriedIn).toEqual(['YB-2025-SCHOOL-0002']);
    const sums = new Map<string, number>();
    for (const { cell: number, delta } of all.entries) sums.set(number, (sums.get(number) ?? 0) + delta);
    expect([...sums.values()]).toEqual(all.cells.map(() => 1));
  });

  it('count a case that was unfinished at the year’s end where it is completed, apart from what was carried', () => {
    const late = withCells(first, cell(2024, 4, '2025-01-20'));
    expect(standingOf(late, 2024).completed).toBe(2);
    expect(standingOf(late, 2025)).toMatchObject({ completed: 2, carriedIn: ['YB-2024-SCHOOL-0003'] });
    expect(fromLastYear(late, 2025)).toMatchObject({
      carried: ['YB-2024-SCHOOL-0003'],
      late: ['YB-2024-SCHOOL-0004'],
      byType: { SCHOOL: 2 },
    });
  });

  it('have it back in its own year when the office decides so', () => {
    const late = withCells(first, cell(2024, 4, '2025-01-20'));
    const back = withEntries(late, bringBack(late, 'YB-2024-SCHOOL-0004', stampOn('2025-01-21')));
    expect([2024, 2025].map((year) => standingOf(back, year).completed)).toEqual([3, 1]);
    expect(fromLastYear(back, 2025).late).toEqual([]);
  });
});
