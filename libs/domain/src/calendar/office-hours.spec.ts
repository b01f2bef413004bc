import fc from 'fast-check';
import { CALENDAR } from '../../../../test/support/builders';
import { addDays, civilDateAt, endOfDay, startOfDay } from './civil-date';
import { lastWorkingDayUpTo, mailMoment, nextMorning, nineOn } from './office-hours';
import { isWorkingDay } from './working-days';

const at = (instant: string) => Date.parse(`${instant}+08:00`);

it('nine in the morning is nine in Shanghai', () => {
  expect(nineOn('2024-09-02')).toBe(Date.parse('2024-09-02T01:00:00Z'));
});

describe('a mail', () => {
  it.each([
    ['on a working day after nine', '2024-09-27T15:00', '2024-09-27T15:00'],
    ['on a working day at nine', '2024-09-27T09:00', '2024-09-27T09:00'],
    ['on a working day before nine', '2024-09-27T08:59', '2024-09-27T09:00'],
    ['on an ordinary Saturday', '2024-09-21T10:00', '2024-09-23T09:00'],
    ['on a Sunday that works', '2024-09-29T10:00', '2024-09-29T10:00'],
    ['in the holiday', '2024-10-01T10:00', '2024-10-08T09:00'],
    ['on the eve of the festival 2024, which works', '2024-02-09T10:00', '2024-02-09T10:00'],
    ['at midnight of a last day', '2024-09-30T24:00', '2024-10-08T09:00'],
  ])('caused %s leaves in time', (_, caused, leaves) => {
    expect(mailMoment(CALENDAR, at(caused))).toBe(at(leaves));
  });

  it('never leaves before it was caused, before nine, on a rest day, or later than it must', () => {
    fc.assert(
      fc.property(fc.integer({ min: startOfDay('2024-01-01'), max: endOfDay('2026-12-20') }), (caused) => {
        const leaves = mailMoment(CALENDAR, caused);
        const day = civilDateAt(leaves);
        expect(leaves >= caused && leaves >= nineOn(day)).toBe(true);
        expect(isWorkingDay(CALENDAR, day)).toBe(true);
        expect(leaves === caused || leaves === nineOn(day)).toBe(true);
        for (let d = civilDateAt(caused); d < day; d = addDays(d, 1)) {
          expect(isWorkingDay(CALENDAR, d)).toBe(false);
        }
      }),
    );
  });
});

describe('the next morning', () => {
  it.each([
    ['2024-09-27T08:59', '2024-09-27'],
    ['2024-09-27T09:00', '2024-09-29'],
    ['2024-09-30T12:00', '2024-10-08'],
    ['2024-12-31T12:00', '2025-01-02'],
  ])('after %s is %s', (after, day) => {
    expect(nextMorning(CALENDAR, at(after))).toBe(nineOn(day));
  });
});

it('the last working day up to a date is the date itself, or the one before it that works', () => {
  expect(lastWorkingDayUpTo(CALENDAR, '2024-06-30')).toBe('2024-06-28');
  expect(lastWorkingDayUpTo(CALENDAR, '2025-04-27')).toBe('2025-04-27');
  expect(lastWorkingDayUpTo(CALENDAR, '2024-10-07')).toBe('2024-09-30');
});
