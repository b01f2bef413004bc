import fc from 'fast-check';
import { addDays } from './civil-date';
import { enteredDate, enteredPeriod } from './entered-date';

const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n));
const numbers = (date: string) => date.split('-').map(Number) as [number, number, number];

describe('a date', () => {
  const WAYS: ((date: string) => string)[] = [
    (date) => date,
    (date) => date.replaceAll('-', '/'),
    (date) => numbers(date).join('/'),
    (date) => numbers(date).join('.'),
    (date) => date.replaceAll('-', ''),
    (date) => `${numbers(date)[0]}年${numbers(date)[1]}月${numbers(date)[2]}日`,
    (date) => `${numbers(date)[0]} 年 ${numbers(date)[1]} 月 ${numbers(date)[2]} 日（星期六）`,
    (date) => date.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    (date) => `${date} 00:00:00`,
  ];

  it('is the same in every way that people write it', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...WAYS), (date, written) => {
        expect(enteredDate(written(date))).toBe(date);
      }),
    );
  });

  it.each(['9月28日', '9/28', '09-28', '9.28', '9月28号', '９月２８日'])(
    'without its year is of the year that is meant: %s',
    (text) => {
      expect(enteredDate(text, 2026)).toBe('2026-09-28');
      expect(enteredDate(text)).toBeUndefined();
    },
  );

  it.each(['', '明天', '2024-13-01', '2月30日', '45563', '2024-9', '1-2-3-4'])('is not %j', (text) => {
    expect(enteredDate(text, 2024)).toBeUndefined();
  });
});

describe('a period', () => {
  it.each([
    '10-01..10-07',
    '10-01 .. 10-07',
    '10月1日至10月7日',
    '10月1日—7日',
    '10月1日-7日',
    '10/1-10/7',
    '10.1-10.7',
    '2024-10-01~2024-10-07',
    '2024年10月1日（周二）至7日（周一）',
    '10月1日（星期二）至7日（星期一）放假调休，共7天',
    '10月1日～7日',
    '10月1号到7号',
    '2024-10-1至2024-10-7',
    '１０月１日－７日',
    '10.1—10.7放假7天',
  ])('is read: %s', (text) => {
    expect(enteredPeriod(text, 2024)).toEqual(['2024-10-01', '2024-10-07']);
  });

  it('of one day begins and ends on it', () => {
    expect(enteredPeriod('9月28日', 2024)).toEqual(['2024-09-28', '2024-09-28']);
  });

  it('has two ends at most, and both are dates', () => {
    expect(enteredPeriod('01-01..01-02..01-03', 2024)).toBeUndefined();
    expect(enteredPeriod('Sunday', 2024)).toEqual([undefined, undefined]);
    expect(enteredPeriod('10-01..很久', 2024)).toEqual(['2024-10-01', undefined]);
  });
});
