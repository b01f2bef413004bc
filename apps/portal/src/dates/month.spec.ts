import fc from 'fast-check';
import { addMonths, isWeekend, monthQuery, weeksOf } from './month';
import { daysLater, weekdayOf } from './time';

const month = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

describe('a month', () => {
  it('is shown in whole weeks that begin on Monday', () => {
    const weeks = weeksOf('2024-09');
    expect(weeks[0]![0]).toBe('2024-08-26');
    expect(weeks[0]![6]).toBe('2024-09-01');
    expect(weeks).toHaveLength(6);
    expect(weeks.at(-1)!.at(-1)).toBe('2024-10-06');
    expect(weeksOf('2027-02')).toHaveLength(4); // Monday the first to Sunday the last
  });

  it('always shows each of its days once, and no week without one of them', () => {
    fc.assert(
      fc.property(month, (shown) => {
        const weeks = weeksOf(shown);
        const days = weeks.flat();
        expect(days).toEqual(days.map((_, i) => daysLater(days[0]!, i)));
        expect(weekdayOf(days[0]!)).toBe(0);
        expect(weeks.every((week) => week.length === 7 && week.some((day) => day.startsWith(shown)))).toBe(
          true,
        );
        const own = days.filter((day) => day.startsWith(shown));
        expect(monthQuery(shown)).toEqual({ from: own[0], to: own.at(-1) });
      }),
    );
  });

  it('follows December', () => {
    expect(addMonths('2024-12', 1)).toBe('2025-01');
    expect(addMonths('2025-01', -1)).toBe('2024-12');
    fc.assert(
      fc.property(month, fc.integer({ min: -500, max: 500 }), (from, count) => {
        expect(addMonths(addMonths(from, count), -count)).toBe(from);
      }),
    );
  });

  it('is asked for from its first day to its last, and so is one that comes later', () => {
    expect(monthQuery('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(monthQuery('2024-12', 2)).toEqual({ from: '2025-02-01', to: '2025-02-28' });
  });

  it('knows its weekends', () => {
    expect(['2024-09-13', '2024-09-14', '2024-09-15', '2024-09-16'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
