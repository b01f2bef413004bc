import { type CivilDate, type WorkCalendar, workingDaysBetween } from '@app/domain';

/** Working days from a day to a last day: 0 on it, negative after it. */
export function daysLeft(calendar: WorkCalendar, today: CivilDate, dueOn: CivilDate): number {
  if (dueOn >= today) return workingDaysBetween(calendar, today, dueOn);
  return -workingDaysBetween(calendar, dueOn, today) || 0; // late over rest days alone is not late by a working day
}
