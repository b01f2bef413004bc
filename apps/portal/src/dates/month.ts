const DAY = 86_400_000;

/** The weeks of a month, Monday first, as civil dates; the first and the last week are filled up from beside it. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const last = Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - DAY;
  const monday = first - weekdayOf(first) * DAY;
  const weeks = Math.ceil((last + DAY - monday) / (7 * DAY));
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => civil(monday + (week * 7 + day) * DAY)),
  );
}

/** YYYY-MM, so many months later. */
export function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const all = year * 12 + number - 1 + count;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** The days of a month, or of one so many months later, as a question to the api. */
export function monthQuery(month: string, later = 0): { from: string; to: string } {
  const from = `${addMonths(month, later)}-01`;
  const next = Date.parse(`${addMonths(month, later + 1)}-01T00:00:00Z`);
  return { from, to: civil(next - DAY) };
}

/** Saturday or Sunday. */
export function isWeekend(date: string): boolean {
  return weekdayOf(Date.parse(`${date}T00:00:00Z`)) > 4;
}

/** Monday is 0. */
function weekdayOf(moment: number): number {
  return (new Date(moment).getUTCDay() + 6) % 7;
}

function civil(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
