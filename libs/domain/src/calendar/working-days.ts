import { addDays, addMonths, type CivilDate, daysBetween, weekday } from './civil-date';

/** One year's State Council notice: `MM-DD` of every rest day off and every make-up working day (调休). */
export interface CalendarYear {
  off: string[];
  makeup: string[];
}

/** Published years by number. A year that is missing is unpublished: Monday–Friday as an estimate. */
export type WorkCalendar = Record<string, CalendarYear>;

export type PeriodUnit = 'workingDay' | 'calendarDay' | 'month';

/** A length of time: `roll` moves a last day that is a rest day to the next working day (民法典 art. 203). */
export interface Period {
  length: number;
  unit: PeriodUnit;
  roll: boolean;
}

/** Days on which a clock stands still, both ends included; open while `to` is missing. */
export interface Pause {
  from: CivilDate;
  to?: CivilDate;
}

/** Where a period ends; `provisional` when its counting touched a year without a published calendar. */
export interface LastDay {
  on: CivilDate;
  provisional: boolean;
}

/** Whether people work on a civil date: a make-up day, or Monday–Friday and not off. */
export function isWorkingDay(calendar: WorkCalendar, date: CivilDate): boolean {
  const year = calendar[date.slice(0, 4)];
  const day = date.slice(5);
  if (year?.makeup.includes(day)) return true;
  const isWeekend = weekday(date) === 0 || weekday(date) === 6;
  return !isWeekend && !year?.off.includes(day);
}

/**
 * The last day of a period that begins with an act on `start`.
 * The first day is not counted (民法典 art. 201); paused days are not counted; with `roll` a last day that is a
 * rest day moves to the next working day (art. 203). The period ends at 24:00 of the day returned.
 */
export function lastDay(
  calendar: WorkCalendar,
  start: CivilDate,
  period: Period,
  pauses: Pause[] = [],
): LastDay {
  const end = countOn(calendar, start, period, pauses);
  const on = period.roll ? nextWorkingDay(calendar, end) : end;
  return { on, provisional: !allPublished(calendar, addDays(start, 1), on) };
}

/** The date `count` working days after (or, negative, before) a civil date, which itself is not counted. */
export function addWorkingDays(calendar: WorkCalendar, date: CivilDate, count: number): CivilDate {
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`, without paused days; 0 when `to` is not later. */
export function workingDaysBetween(
  calendar: WorkCalendar,
  from: CivilDate,
  to: CivilDate,
  pauses: Pause[] = [],
): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day) && !isPaused(pauses, day)) count += 1;
  }
  return count;
}

/** The date itself if it is a working day, else the first working day after it. */
export function nextWorkingDay(calendar: WorkCalendar, date: CivilDate): CivilDate {
  return isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1);
}

function countOn(calendar: WorkCalendar, start: CivilDate, period: Period, pauses: Pause[]): CivilDate {
  let day = start;
  let left = period.unit === 'month' ? daysBetween(start, addMonths(start, period.length)) : period.length;
  while (left > 0) {
    day = addDays(day, 1);
    const counts = period.unit !== 'workingDay' || isWorkingDay(calendar, day);
    if (counts && !isPaused(pauses, day)) left -= 1;
  }
  return day;
}

function allPublished(calendar: WorkCalendar, from: CivilDate, to: CivilDate): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!(String(year) in calendar)) return false;
  }
  return true;
}

function isPaused(pauses: Pause[], day: CivilDate): boolean {
  // An open pause is not counted out here: a clock that stands still has no last day until it goes on.
  return pauses.some((pause) => pause.from <= day && pause.to !== undefined && day <= pause.to);
}
