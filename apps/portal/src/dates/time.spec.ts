import fc from 'fast-check';
import { civilDateOf, dateText, daysLater, momentText, shortDate, weekdayOf } from './time';

const DAY = 86_400_000;
const utc = (civil: string) => Date.parse(`${civil}T00:00:00Z`);
const civil = fc
  .integer({ min: utc('2000-01-01') / DAY, max: utc('2099-12-31') / DAY })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10));
const moment = fc
  .integer({ min: utc('2000-01-01'), max: utc('2099-12-31') })
  .map((at) => new Date(at).toISOString());

describe('a civil date', () => {
  it('is written with its weekday, with or without its year', () => {
    expect(dateText('2024-09-27')).toBe('2024年9月27日 周五');
    expect(shortDate('2024-09-27')).toBe('9月27日 周五');
    expect(shortDate('2024-02-29')).toBe('2月29日 周四');
  });

  it('always names the day that it is, wherever the reader sits', () => {
    fc.assert(
      fc.property(civil, (date) => {
        const [, year, month, day, weekday] = /^(\d+)年(\d+)月(\d+)日 周(.)$/.exec(dateText(date))!;
        expect([year, month!.padStart(2, '0'), day!.padStart(2, '0')].join('-')).toBe(date);
        expect('一二三四五六日'.indexOf(weekday!)).toBe(weekdayOf(date));
      }),
    );
  });

  it('counts its week from Monday', () => {
    expect(['2024-09-23', '2024-09-27', '2024-09-29'].map(weekdayOf)).toEqual([0, 4, 6]);
  });

  it('moves by whole days, over months, years, leap days and changes of summer time', () => {
    expect(daysLater('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysLater('2024-12-31', 1)).toBe('2025-01-01');
    expect(daysLater('2024-03-09', 2)).toBe('2024-03-11');
    expect(daysLater('2024-11-04', -2)).toBe('2024-11-02');
    fc.assert(
      fc.property(civil, fc.integer({ min: -800, max: 800 }), (date, days) => {
        expect(utc(daysLater(date, days)) - utc(date)).toBe(days * DAY);
        expect(daysLater(daysLater(date, days), -days)).toBe(date);
        expect((weekdayOf(daysLater(date, days)) - weekdayOf(date) - days) % 7).toBeCloseTo(0);
      }),
    );
  });
});

describe('a moment', () => {
  it('belongs to the day that it is in Shanghai', () => {
    expect(civilDateOf('2024-09-26T15:59:59.999Z')).toBe('2024-09-26');
    expect(civilDateOf('2024-09-26T16:00:00Z')).toBe('2024-09-27');
    fc.assert(
      fc.property(moment, (at) => {
        expect(civilDateOf(at)).toBe(new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10));
      }),
    );
  });

  it('is written with the time on the clocks of Shanghai, midnight as 00:00', () => {
    expect(momentText('2024-09-27T01:00:00Z')).toBe('2024年9月27日 周五 09:00');
    expect(momentText('2024-09-26T16:00:00Z')).toBe('2024年9月27日 周五 00:00');
  });
});
