import { CALENDAR } from '../../../../test/support/builders';
import { dayRanges, longDate, shortDate } from './words';

describe('a date in words', () => {
  it('has no zero before a number, and its weekday', () => {
    expect(longDate('2024-09-27')).toBe('2024年9月27日（星期五）');
    expect(shortDate('2025-01-05')).toBe('1月5日（星期日）');
  });
});

describe('days in words', () => {
  it.each([
    [['2024-06-10'], '6月10日'],
    [['2024-09-16', '2024-09-17'], '9月16日至17日'],
    [['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'], '10月1日至7日'], // over the weekend
    [['2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-02-03', '2025-02-04'], '1月28日至2月4日'],
    [['2024-09-16', '2024-10-01'], '9月16日、10月1日'],
    [['2024-12-31', '2025-01-01'], '12月31日至1月1日'],
    [[], ''],
  ])('%j: %s', (days, words) => {
    expect(dayRanges(CALENDAR, days)).toBe(words);
  });
});
