import { daysLater } from '../../dates/time';

/** Dates as people write them: `10-01..10-07`, one range or day a line. */
export function linesOfDays(days: readonly string[]): string {
  const ranges: [string, string][] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last && daysLater(last[1], 1) === day) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges
    .map(([from, to]) => (from === to ? from.slice(5) : `${from.slice(5)}..${to.slice(5)}`))
    .join('\n');
}

/** What stands in the lines, and between commas. */
export function daysOfLines(text: string): string[] {
  return text
    .split(/[\n,,、]/)
    .map((day) => day.trim())
    .filter(Boolean);
}
