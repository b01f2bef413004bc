import { addDays, type CalendarYear, type CivilDate, isCivilDate, type WorkCalendar } from '@app/domain';
import type { CalendarNotice, RuleSet } from './schema/rule-set';

/** The days of `02-10..02-17` or `02-10` in a year; none when it is no range of real days in order. */
export function daysOf(year: number, range: string): CivilDate[] {
  const [first, last = first] = range.split('..').map((day) => `${year}-${day}`) as [string, string?];
  if (!isCivilDate(first) || !isCivilDate(last!)) return [];
  const days: CivilDate[] = [];
  for (let day = first; day <= last!; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A year's notice as the domain counts with it. */
export function calendarYear({ year, off, makeup }: CalendarNotice): CalendarYear {
  return { off: off.flatMap((range) => daysOf(year, range).map((day) => day.slice(5))), makeup: [...makeup] };
}

/** The published years of a rule set. */
export function workCalendarOf(ruleSet: Pick<RuleSet, 'calendars'>): WorkCalendar {
  return Object.fromEntries(ruleSet.calendars.map((notice) => [String(notice.year), calendarYear(notice)]));
}
