import fc from 'fast-check';
import { addDays, startOfDay } from '../../calendar/civil-date';
import type { LedgerEntry, YearLedger } from './ledger';
import { courseOf } from './course';

const YEAR = 2024;
const entry = (on: string, delta: 1 | -1 = 1, year = YEAR): LedgerEntry => ({
  cell: `YB-${on}`,
  ordinal: 1,
  year,
  delta,
  reason: delta === 1 ? 'counted' : 'revoked',
  rulesVersion: '2024.1',
  baselineVersion: 1,
  by: 'office',
  at: startOfDay(on) + 36_000_000,
  commandId: on,
});
const ledgerOf = (...entries: LedgerEntry[]): YearLedger => ({ programmes: [], cells: [], entries });

describe('the course of a year', () => {
  it('counts up and down by day and month, from the circular to the end of the year', () => {
    const ledger = ledgerOf(
      entry('2024-09-12'),
      entry('2024-09-12'),
      entry('2024-11-05'),
      entry('2024-11-20', -1),
      entry('2025-02-03', 1, 2025),
    );
    expect(courseOf(ledger, YEAR, '2024-08-28', '2024-11-30')).toEqual({
      from: '2024-08-28',
      until: '2024-12-31',
      length: 125,
      today: 94,
      points: [
        { on: '2024-08-28', day: 0, counted: 0 },
        { on: '2024-09-12', day: 15, counted: 2 },
        { on: '2024-11-05', day: 69, counted: 3 },
        { on: '2024-11-20', day: 84, counted: 2 },
      ],
      months: [
        { month: '2024-08', added: 0, counted: 0 },
        { month: '2024-09', added: 2, counted: 2 },
        { month: '2024-10', added: 0, counted: 2 },
        { month: '2024-11', added: 0, counted: 2 },
      ],
      projected: 3,
    });
  });

  it('begins with what came before the circular and ends with what came after the year', () => {
    const ledger = ledgerOf(entry('2024-06-01'), entry('2025-01-10'));
    const { from, until, points, today, length, projected } = courseOf(
      ledger,
      YEAR,
      '2024-08-28',
      '2025-03-01',
    );
    expect([from, until]).toEqual(['2024-06-01', '2025-01-10']);
    expect(points.map(({ counted }) => counted)).toEqual([1, 2]);
    expect([today, projected]).toEqual([length, null]);
  });

  it('says no pace in its first four weeks', () => {
    expect(courseOf(ledgerOf(entry('2024-09-02')), YEAR, '2024-08-28', '2024-09-24').projected).toBeNull();
    expect(courseOf(ledgerOf(entry('2024-09-02')), YEAR, '2024-08-28', '2024-09-25').projected).toBe(4);
  });

  it('ends on the sum of its entries, and its months add up to it', () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 125 }), fc.constantFrom(1 as const, -1 as const)),
    );
    fc.assert(
      fc.property(some, (days) => {
        const entries = days.map(([day, delta]) => entry(addDays('2024-08-28', day), delta));
        const { points, months } = courseOf(ledgerOf(...entries), YEAR, '2024-08-28', '2024-12-31');
        const sum = entries.reduce((all, { delta }) => all + delta, 0);
        expect(points.at(-1)!.counted).toBe(sum);
        expect(months.reduce((all, { added }) => all + added, 0)).toBe(sum);
      }),
    );
  });
});
