import { addDays, addMonths, type CivilDate, daysBetween, weekday } from './civil-date';

/** One year's State Council notice: `MM-DD` of every rest day off and every make-up working day (调休). */
export interface CalendarYear {
  off: string[];
  makeup: string[];
  /** Entered before the notice came out: an estimate, better than Monday–Friday. */
  provisional?: boolean;
}

/**
 * Published years by number. A year that is missing is unpublished: Monday–Friday as an estimate, without the days that
 * `EVERY_YEAR` holds where it is there.
 */
export type WorkCalendar = Record<string, CalendarYear>;

/** The key of the days that are off by law in any year; calendars that were pinned before it have none. */
export const EVERY_YEAR = '*';

/**
 * The days off of fixed date: 元旦, 劳动节, 国庆节 (全国年节及纪念日放假办法, article 2, as in force since 2025-01-01).
 * The others follow the lunar calendar; the yearly notice names them.
 */
export const OFF_BY_LAW: CalendarYear = {
  off: ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'],
  makeup: [],
};

export type PeriodUnit = 'workingDay' | 'calendarDay' | 'month';

/** A length of time: `roll` moves a last day that is a rest day to the next working day (民法典 art. 203). */
export interface Period {
  length: number;
  unit: PeriodUnit;
  roll: boolean;
}

/** A pause of a clock, both days included; still open while `to` is missing. */
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
  const year = calendar[date.slice(0, 4)] ?? calendar[EVERY_YEAR];
  const day = date.slice(5);
  if (year?.makeup.includes(day)) return true;
  return !isWeekend(date) && !year?.off.includes(day);
}

function isWeekend(date: CivilDate): boolean {
  const day = weekday(date);
  return day === 0 || day === 6;
}

/** How a period was counted: its last day and every day that influenced it. */
export interface Count extends LastDay {
  /** The day after the act: the first that may count (民法典 art. 201). */
  firstDay: CivilDate;
  /** Weekdays that did not count because they were off. */
  daysOff: CivilDate[];
  /** Weekend days that did count because people worked. */
  makeupDays: CivilDate[];
  /** Days that did not count because the clock was paused. */
  pausedDays: CivilDate[];
  /** The last day as counted, before it rolled over a rest day (民法典 art. 203). */
  rolledFrom?: CivilDate;
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
  const { on, provisional } = countPeriod(calendar, start, period, pauses);
  return { on, provisional };
}

/** Returns the last day as `lastDay` does, with every day that influenced it, for the explanation. */
export function countPeriod(
  calendar: WorkCalendar,
  start: CivilDate,
  period: Period,
  pauses: Pause[] = [],
): Count {
  const counted = countDays(calendar, start, period, pauses);
  const on = period.roll ? nextWorkingDay(calendar, counted.end) : counted.end;
  const { daysOff, makeupDays, pausedDays } = counted;
  const firstDay = addDays(start, 1);
  const provisional = !allPublished(calendar, firstDay, on);
  const rolledFrom = on === counted.end ? undefined : counted.end;
  return { on, provisional, firstDay, daysOff, makeupDays, pausedDays, rolledFrom };
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

/** The `count` working days before a civil date, the nearest first. */
export function workingDaysBefore(calendar: WorkCalendar, date: CivilDate, count: number): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = date; days.length < count;) {
    day = addDays(day, -1);
    if (isWorkingDay(calendar, day)) days.push(day);
  }
  return days;
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

/**
 * Returns the working days from a day to a last day, as the reminder ladder counts them: 0 on it, negative after it.
 * Paused days and rest days do not add to the days overdue.
 */
export function workingDaysLeft(
  calendar: WorkCalendar,
  today: CivilDate,
  dueOn: CivilDate,
  pauses: Pause[] = [],
): number {
  if (dueOn >= today) return workingDaysBetween(calendar, today, dueOn, pauses);
  return -workingDaysBetween(calendar, dueOn, today, pauses) || 0;
}

/** The date itself if it is a working day, else the first working day after it. */
export function nextWorkingDay(calendar: WorkCalendar, date: CivilDate): CivilDate {
  return isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1);
}

type Days = Pick<Count, 'daysOff' | 'makeupDays' | 'pausedDays'> & { end: CivilDate };

function countDays(calendar: WorkCalendar, start: CivilDate, period: Period, pauses: Pause[]): Days {
  const days: Days = { end: start, daysOff: [], makeupDays: [], pausedDays: [] };
  let left = period.unit === 'month' ? daysBetween(start, addMonths(start, period.length)) : period.length;
  while (left > 0) {
    const day = (days.end = addDays(days.end, 1));
    if (period.unit === 'workingDay' && !isWorkingDay(calendar, day)) {
      if (!isWeekend(day)) days.daysOff.push(day);
    } else if (isPaused(pauses, day)) {
      days.pausedDays.push(day);
    } else {
      if (period.unit === 'workingDay' && isWeekend(day)) days.makeupDays.push(day);
      left -= 1;
    }
  }
  return days;
}

/** Whether the calendars of all years from one civil date to another have been published. */
export function allPublished(calendar: WorkCalendar, from: CivilDate, to: CivilDate): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const known = calendar[String(year)];
    if (!known || known.provisional) return false;
  }
  return true;
}

function isPaused(pauses: Pause[], day: CivilDate): boolean {
  // An open pause is not counted here: a paused clock has no last day until it resumes.
  return pauses.some((pause) => pause.from <= day && pause.to !== undefined && day <= pause.to);
}
