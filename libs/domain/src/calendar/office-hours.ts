import { addDays, type CivilDate, civilDateAt, endOfDay, type Instant, startOfDay } from './civil-date';
import { addWorkingDays, isWorkingDay, nextWorkingDay, type WorkCalendar } from './working-days';

const NINE = 9 * 3_600_000;
const SECOND_ROUND = 5 * 60_000;

/** The moment (ms) at which reminders leave on a civil date: 09:00 in Asia/Shanghai. */
export function nineOn(date: CivilDate): Instant {
  return startOfDay(date) + NINE;
}

/**
 * Returns when a mail caused at a moment (ms) may be sent: at once on a working day from 09:00 on, otherwise at 09:00 of
 * the next working day (DOMAIN 5.5, assumed).
 */
export function mailMoment(calendar: WorkCalendar, at: Instant): Instant {
  const today = civilDateAt(at);
  if (isWorkingDay(calendar, today)) return Math.max(at, nineOn(today));
  return nineOn(addWorkingDays(calendar, today, 1));
}

/** The first 09:00 of a working day that lies after a moment (ms): when the next digests leave. */
export function nextMorning(calendar: WorkCalendar, after: Instant): Instant {
  const today = nextWorkingDay(calendar, civilDateAt(after));
  return nineOn(today) > after ? nineOn(today) : nineOn(nextWorkingDay(calendar, addDays(today, 1)));
}

/**
 * Returns the next moment (ms) after another at which what is due is said: 09:00 for reminders, shortly after it for what was
 * just being written, 24:00 for the mark 逾期.
 */
export function nextRound(after: Instant): Instant {
  const today = civilDateAt(after);
  const nine = nineOn(today);
  return [nine, nine + SECOND_ROUND, endOfDay(today)].find((round) => round > after)!;
}

/** Returns the date itself if it is a working day, otherwise the working day before: no reminder falls on a rest day. */
export function lastWorkingDayUpTo(calendar: WorkCalendar, date: CivilDate): CivilDate {
  return isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, -1);
}
