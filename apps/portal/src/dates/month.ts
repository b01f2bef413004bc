const DAY = 86_400_000;

/**
 * Returns the weeks of a month (YYYY-MM), Monday first, as civil
 * dates. The first and last week include days of the adjacent months.
 */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const last = Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - DAY;
  const monday = first - weekdayOf(first) * DAY;
  const weeks = Math.ceil((last + DAY - monday) / (7 * DAY));
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => civil(monday + (week * 7 + day) * DAY)),
  );
}

/** Returns the month (YYYY-MM) `count` months later; `count` may be negative. */
export function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const all = year * 12 + number - 1 + count;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** Returns the first and last day of the month `later` months after `month`, as an API query. */
export function monthQuery(month: string, later = 0): { from: string; to: string } {
  const from = `${addMonths(month, later)}-01`;
  const next = Date.parse(`${addMonths(month, later + 1)}-01T00:00:00Z`);
  return { from, to: civil(next - DAY) };
}

/** Whether a civil date is a Saturday or a Sunday. */
export function isWeekend(date: string): boolean {
  return weekdayOf(Date.parse(`${date}T00:00:00Z`)) > 4;
}

/** Returns 0 for Monday to 6 for Sunday. */
function weekdayOf(moment: number): number {
  return (new Date(moment).getUTCDay() + 6) % 7;
}

function civil(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
