import fc from 'fast-check';
import { CALENDAR } from '../../../../test/support/builders';
import { addDays, daysBetween, weekday } from './civil-date';
import { SlowCalendar } from '../../../../test/support/domain/slow-calendar';
import {
  addWorkingDays,
  EVERY_YEAR,
  isWorkingDay,
  lastDay,
  nextWorkingDay,
  OFF_BY_LAW,
  type Pause,
  type Period,
  workingDaysBetween,
  workingDaysLeft,
} from './working-days';
import { APRIL, WORKED_DATES } from '../../../../test/support/domain/worked-dates';

const slow = new SlowCalendar(CALENDAR);
const wd = (length: number): Period => ({ length, unit: 'workingDay', roll: false });

describe('the worked dates of the law and the notices', () => {
  it.each(WORKED_DATES)(
    '$start + $length $unit → $lastDay ($why)',
    ({ start, length, unit, roll, unrolled, lastDay: on }) => {
      expect(lastDay(CALENDAR, start, { length, unit, roll })).toEqual({ on, provisional: false });
      expect(lastDay(CALENDAR, start, { length, unit, roll: false }).on).toBe(unrolled ?? on);
      expect(slow.lastDay(start, { length, unit, roll }, [])).toBe(on);
    },
  );

  it.each(APRIL)('%i working days before 30 April are %s, %s, %s', (count, ...dates) => {
    expect([2024, 2025, 2026].map((year) => addWorkingDays(CALENDAR, `${year}-04-30`, -count))).toEqual(
      dates,
    );
  });

  it('end the first two quarters of 2024 on Sundays, and the work before them on Friday', () => {
    expect(['2024-03-31', '2024-06-30'].map(weekday)).toEqual([0, 0]);
    expect(addWorkingDays(CALENDAR, '2024-03-31', -1)).toBe('2024-03-29');
    expect(addWorkingDays(CALENDAR, '2024-06-30', -1)).toBe('2024-06-28');
  });
});

describe('a working day', () => {
  it.each([
    ['2024-02-09', true, '除夕 2024, leave only encouraged'],
    ['2025-01-28', false, '除夕 2025, a holiday since the revision'],
    ['2025-04-27', true, 'a Sunday that works'],
    ['2025-05-31', false, '端午 2025'],
    ['2026-01-04', true, 'a Sunday that works'],
    ['2026-02-14', true, 'a Saturday that works'],
    ['2024-09-14', true, 'a Saturday that works'],
    ['2024-10-08', true, 'the day after the holiday'],
    ['2024-09-21', false, 'an ordinary Saturday'],
  ])('%s: %s (%s)', (date, works) => {
    expect(isWorkingDay(CALENDAR, date)).toBe(works);
  });

  it.each([
    ['2024', 251],
    ['2025', 248],
    ['2026', 248],
  ])('comes %s %i times', (year, count) => {
    expect(workingDaysBetween(CALENDAR, `${Number(year) - 1}-12-31`, `${year}-12-31`)).toBe(count);
  });
});

describe('the working days left', () => {
  const left = (today: string, dueOn: string, stops: Pause[] = []) =>
    workingDaysLeft(CALENDAR, today, dueOn, stops);

  it('are counted over holidays and make-up days: 0 on the day, negative after it', () => {
    expect(['2024-09-27', '2024-09-29', '2024-09-30'].map((day) => left(day, '2024-09-30'))).toEqual([
      2, 1, 0,
    ]);
    expect(['2024-10-01', '2024-10-07', '2024-10-08'].map((day) => left(day, '2024-09-30'))).toEqual([
      0, 0, -1,
    ]);
  });

  it('do not shrink while the clock stands still, before the last day or after it', () => {
    const stop = { from: '2024-10-09', to: '2024-10-11' };
    expect(left('2024-10-08', '2024-10-14', [stop])).toBe(2); // the 12th, which works, and the 14th
    expect(left('2024-10-14', '2024-10-08', [stop])).toBe(-2);
    expect(left('2024-10-14', '2024-10-08')).toBe(-5);
  });
});

describe('a year without a published calendar', () => {
  const { '2026': _, ...unpublished2026 } = CALENDAR;

  it('is counted Monday to Friday, and the date is provisional', () => {
    expect(lastDay(CALENDAR, '2026-12-25', wd(5))).toEqual({ on: '2027-01-01', provisional: true });
    expect(lastDay(CALENDAR, '2026-12-25', wd(4))).toEqual({ on: '2026-12-31', provisional: false });
    expect(lastDay(unpublished2026, '2025-12-30', wd(3))).toEqual({ on: '2026-01-02', provisional: true });
    expect(lastDay(CALENDAR, '2025-12-30', wd(3))).toEqual({ on: '2026-01-05', provisional: false });
  });

  it('has the days off that the law fixes, where the calendar says so', () => {
    const calendar = { ...CALENDAR, [EVERY_YEAR]: OFF_BY_LAW };
    expect(lastDay(calendar, '2026-12-25', wd(5))).toEqual({ on: '2027-01-04', provisional: true });
    expect(isWorkingDay(calendar, '2027-10-01')).toBe(false);
    expect(isWorkingDay(calendar, '2026-05-06')).toBe(true); // a published year is as its notice says
  });

  it('entered as an estimate is counted with, and the date stays provisional', () => {
    const estimate = { ...CALENDAR, '2027': { off: ['01-01'], makeup: [], provisional: true } };
    expect(lastDay(estimate, '2026-12-25', wd(5))).toEqual({ on: '2027-01-04', provisional: true });
  });

  it('makes the date provisional also where the counting only passed through it', () => {
    const { '2025': _between, ...gap } = CALENDAR;
    expect(lastDay(gap, '2024-12-30', wd(270))).toMatchObject({ provisional: true });
    expect(lastDay(CALENDAR, '2023-12-28', wd(5))).toMatchObject({ provisional: true });
    expect(lastDay(CALENDAR, '2023-12-31', wd(5))).toMatchObject({ provisional: false });
  });

  it('makes a date provisional that only rolls into it', () => {
    const { '2025': _, ...without2025 } = CALENDAR;
    const period: Period = { length: 15, unit: 'calendarDay', roll: true };
    expect(lastDay(CALENDAR, '2024-12-17', period)).toEqual({ on: '2025-01-02', provisional: false });
    expect(lastDay(without2025, '2024-12-14', period)).toEqual({ on: '2024-12-30', provisional: false });
    expect(lastDay(without2025, '2024-12-17', period)).toEqual({ on: '2025-01-01', provisional: true });
  });
});

describe('a pause', () => {
  const pause = (from: string, to?: string): Pause[] => [{ from, to }];

  it('is not counted, both ends included', () => {
    expect(lastDay(CALENDAR, '2024-09-02', wd(5)).on).toBe('2024-09-09');
    expect(lastDay(CALENDAR, '2024-09-02', wd(5), pause('2024-09-04', '2024-09-05')).on).toBe('2024-09-11');
    expect(lastDay(CALENDAR, '2024-09-02', wd(5), pause('2024-09-07', '2024-09-08')).on).toBe('2024-09-09');
  });

  it('stops calendar days and months by its calendar days', () => {
    const days: Period = { length: 10, unit: 'calendarDay', roll: false };
    const month: Period = { length: 1, unit: 'month', roll: false };
    expect(lastDay(CALENDAR, '2024-09-02', days, pause('2024-09-04', '2024-09-06')).on).toBe('2024-09-15');
    expect(lastDay(CALENDAR, '2024-09-02', month, pause('2024-09-04', '2024-09-06')).on).toBe('2024-10-05');
  });

  it('changes nothing before the period or after its end, and nothing twice', () => {
    for (const period of [wd(5), { length: 1, unit: 'month', roll: false } as Period]) {
      const { on } = lastDay(CALENDAR, '2024-09-02', period);
      expect(lastDay(CALENDAR, '2024-09-02', period, pause('2024-08-01', '2024-09-02')).on).toBe(on);
      expect(lastDay(CALENDAR, '2024-09-02', period, pause(addDays(on, 1), '2024-12-31')).on).toBe(on);
    }
    const month: Period = { length: 1, unit: 'month', roll: false };
    const twice = [...pause('2024-09-04', '2024-09-06'), ...pause('2024-09-05', '2024-09-06')];
    expect(lastDay(CALENDAR, '2024-09-02', month, twice).on).toBe('2024-10-05');
  });
});

describe('any period', () => {
  const start = fc.integer({ min: 0, max: 1000 }).map((days) => addDays('2024-01-01', days));
  const period = fc.record<Period>({
    length: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('workingDay', 'calendarDay', 'month'),
    roll: fc.boolean(),
  });
  const pauses = fc.array(
    fc.tuple(fc.nat(60), fc.nat(25)).map(([from, length]) => [from, from + length] as const),
    { maxLength: 3 },
  );
  const placed = (begin: string, given: readonly (readonly [number, number])[]): Pause[] =>
    given.map(([from, to]) => ({ from: addDays(begin, from), to: addDays(begin, to) }));

  it('ends where a slow count, day by day and without dates, ends', () => {
    fc.assert(
      fc.property(start, period, pauses, (begin, given, stops) => {
        const length = given.unit === 'month' ? Math.ceil(given.length / 10) : given.length;
        const whole = { ...given, length };
        const standing = placed(begin, stops);
        expect(lastDay(CALENDAR, begin, whole, standing).on).toBe(slow.lastDay(begin, whole, standing));
      }),
      { numRuns: 500 },
    );
  });

  it('of working days ends on a working day, with exactly its length of them behind it', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), pauses, (begin, length, stops) => {
        const standing = placed(begin, stops);
        const { on } = lastDay(CALENDAR, begin, wd(length), standing);
        expect(isWorkingDay(CALENDAR, on)).toBe(true);
        expect(workingDaysBetween(CALENDAR, begin, on, standing)).toBe(length);
        expect(workingDaysBetween(CALENDAR, begin, addDays(on, -1), standing)).toBe(length - 1);
      }),
    );
  });

  it('never ends earlier for a pause, a day more, or the roll', () => {
    fc.assert(
      fc.property(start, period, pauses, (begin, given, stops) => {
        const whole = { ...given, length: given.unit === 'month' ? 1 : given.length };
        const { on } = lastDay(CALENDAR, begin, whole);
        expect(lastDay(CALENDAR, begin, whole, placed(begin, stops)).on >= on).toBe(true);
        expect(lastDay(CALENDAR, begin, { ...whole, length: whole.length + 1 }).on >= on).toBe(true);
        expect(lastDay(CALENDAR, begin, { ...whole, roll: true }).on >= on).toBe(true);
        expect(daysBetween(begin, on)).toBeGreaterThan(0);
      }),
    );
  });

  it('counted back comes to where counting on began', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), (begin, length) => {
        const from = nextWorkingDay(CALENDAR, begin);
        expect(addWorkingDays(CALENDAR, addWorkingDays(CALENDAR, from, length), -length)).toBe(from);
      }),
    );
  });
});
