import fc from 'fast-check';
import {
  addDays,
  addMonths,
  civilDateAt,
  daysBetween,
  endOfDay,
  isCivilDate,
  startOfDay,
  weekday,
} from './civil-date';

const at = (instant: string) => Date.parse(instant);

describe('a civil date in Asia/Shanghai', () => {
  it('begins at 00:00 there, not in Greenwich', () => {
    expect(civilDateAt(at('2026-10-01T01:00:00+08:00'))).toBe('2026-10-01'); // still 30 September in UTC
    expect(civilDateAt(at('2024-08-28T15:59:59.999Z'))).toBe('2024-08-28');
    expect(civilDateAt(at('2024-08-28T16:00:00Z'))).toBe('2024-08-29');
  });

  it('lasts from 00:00 to 24:00, which is the next day’s 00:00', () => {
    expect(startOfDay('2024-09-27')).toBe(at('2024-09-27T00:00:00+08:00'));
    expect(endOfDay('2024-09-27')).toBe(at('2024-09-28T00:00:00+08:00'));
    expect(civilDateAt(endOfDay('2024-09-27') - 1)).toBe('2024-09-27');
  });

  it('knows no daylight saving: every day has 24 hours', () => {
    for (const date of ['2024-03-10', '2024-03-31', '2024-10-27', '2024-11-03']) {
      expect(endOfDay(date) - startOfDay(date)).toBe(24 * 3_600_000);
    }
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-09-31', false],
    ['2024-9-1', false],
    ['20240901', false],
    ['2024-09-01T00:00', false],
    ['', false],
  ])('%j is one: %s', (text, real) => {
    expect(isCivilDate(text)).toBe(real);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-08-31', 1, '2024-09-30'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 36, '2027-02-28'],
  ])('%s + %i months = %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });

  it('counts days both ways, a week has seven, and strings compare in order', () => {
    const dates = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(isCivilDate(other)).toBe(true);
        expect((((weekday(date) + days) % 7) + 7) % 7).toBe(weekday(other));
        expect(other > date).toBe(days > 0);
        expect(civilDateAt(startOfDay(date))).toBe(date);
      }),
    );
  });
});
