import { type CalendarYear, readCalendarYear, type WorkCalendar } from '@app/domain';
import type { CalendarCircular, RuleSet } from './schema/rule-set';

/** The published years of a rule set. */
export function workCalendarOf(ruleSet: Pick<RuleSet, 'calendars'>): WorkCalendar {
  return Object.fromEntries(ruleSet.calendars.map((notice) => [String(notice.year), calendarYear(notice)]));
}

/** A year's notice as the domain counts with it; a checked rule set has no faulty one. */
function calendarYear({ year, off, makeup, notice }: CalendarCircular): CalendarYear {
  const read = readCalendarYear(year, { off, makeup, noticeNumber: notice }).notice!;
  return { off: read.off, makeup: read.makeup };
}
