import { type CalendarYear, readCalendarYear, type WorkCalendar } from '@app/domain';
import type { CalendarCircular, RuleSet } from './schema/rule-set';

/** Returns the calendar of the years in a rule set. */
export function workCalendarOf(ruleSet: Pick<RuleSet, 'calendars'>): WorkCalendar {
  return Object.fromEntries(ruleSet.calendars.map((notice) => [String(notice.year), calendarYear(notice)]));
}

/** Returns the calendar of one year. A checked rule set has no faulty year. */
function calendarYear({ year, off, makeup, notice }: CalendarCircular): CalendarYear {
  const read = readCalendarYear(year, { off, makeup, noticeNumber: notice }).notice!;
  return { off: read.off, makeup: read.makeup };
}
