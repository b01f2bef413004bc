import { daysLater } from '../../dates/time';

/** Returns dates as text, one day or range (`10-01..10-07`) a line. `days` is sorted and within one year. */
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

/** Splits text into days and ranges, at line ends and commas. The server validates them. */
export function daysOfLines(text: string): string[] {
  return text
    .split(/[\n,,、]/)
    .map((day) => day.trim())
    .filter(Boolean);
}
