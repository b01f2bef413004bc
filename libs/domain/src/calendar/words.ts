import { addDays, type CivilDate, weekday } from './civil-date';
import { addWorkingDays, type WorkCalendar } from './working-days';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** `2024-09-27` as 2024年9月27日(星期五). */
export function longDate(date: CivilDate): string {
  return `${Number(date.slice(0, 4))}年${shortDate(date)}`;
}

/** `2024-09-27` as 9月27日(星期五). */
export function shortDate(date: CivilDate): string {
  return `${dayOf(date)}（星期${WEEKDAYS[weekday(date)]}）`;
}

/** Formats days in order as 9月27日、10月1日至7日; a range may span days that are not worked anyway. */
export function dayRanges(calendar: WorkCalendar, days: readonly CivilDate[]): string {
  const runs: [CivilDate, CivilDate][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && (day === addDays(last[1], 1) || addWorkingDays(calendar, last[1], 1) > day)) last[1] = day;
    else runs.push([day, day]);
  }
  return runs
    .map(([from, to]) => (from === to ? dayOf(from) : `${dayOf(from)}至${until(from, to)}`))
    .join('、');
}

function until(from: CivilDate, to: CivilDate): string {
  return from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : dayOf(to);
}

function dayOf(date: CivilDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}
