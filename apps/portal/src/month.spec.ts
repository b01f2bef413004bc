import { addMonths, isWeekend, weeksOf } from './month';

describe('a month', () => {
  it('is shown in whole weeks that begin on Monday', () => {
    const weeks = weeksOf('2024-09');
    expect(weeks[0]![0]).toBe('2024-08-26');
    expect(weeks[0]![6]).toBe('2024-09-01');
    expect(weeks).toHaveLength(6);
    expect(weeks.at(-1)!.at(-1)).toBe('2024-10-06');
    expect(weeksOf('2027-02')).toHaveLength(4); // Monday the first to Sunday the last
  });

  it('follows December', () => {
    expect(addMonths('2024-12', 1)).toBe('2025-01');
    expect(addMonths('2025-01', -1)).toBe('2024-12');
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
