/** A day in Asia/Shanghai, `YYYY-MM-DD`. Strings compare in date order. */
export type CivilDate = string;

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000; // fixed +08:00: no daylight saving since 1991

/** The civil date in Asia/Shanghai at a moment (ms). */
export function civilDateAt(at: Instant): CivilDate {
  return written(new Date(at + SHANGHAI));
}

/** The first moment (ms) of a civil date, 00:00 in Asia/Shanghai. */
export function startOfDay(date: CivilDate): Instant {
  return utc(date) - SHANGHAI;
}

/** The moment (ms) at which a civil date is over: 24:00, which is 00:00 of the next day. */
export function endOfDay(date: CivilDate): Instant {
  return startOfDay(date) + DAY;
}

/** The civil date `days` calendar days later (negative: earlier). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return written(new Date(utc(date) + days * DAY));
}

/** Calendar days from one civil date to another; negative when `to` lies earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (utc(to) - utc(from)) / DAY;
}

/**
 * The corresponding day `months` later, or the last day of that month where there is none.
 * Basis: 民法典 art. 202.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const wanted = Math.min(day, lastOfMonth.getUTCDate());
  return written(new Date(Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), wanted)));
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: CivilDate): number {
  return (((utc(date) / DAY + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

/** True for a real day of the Gregorian calendar written `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

// Counting days is the engine's most frequent operation, so it does not parse or format with Date.
function utc(date: CivilDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

function written(moment: Date): CivilDate {
  const [month, day] = [moment.getUTCMonth() + 1, moment.getUTCDate()];
  return `${moment.getUTCFullYear()}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}
