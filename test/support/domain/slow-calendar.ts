import type { Pause, Period, WorkCalendar } from '../../../libs/domain/src/calendar/working-days';

type Day = readonly [year: number, month: number, day: number];

/**
 * A second implementation of the count of working days, independent of the first: no `Date` and no arithmetic on days,
 * only steps from day to day through the months of a wall calendar.
 */
export class SlowCalendar {
  private readonly off = new Set<string>();
  private readonly makeup = new Set<string>();

  constructor(calendar: WorkCalendar) {
    for (const [year, { off, makeup }] of Object.entries(calendar)) {
      for (const day of off) this.off.add(`${year}-${day}`);
      for (const day of makeup) this.makeup.add(`${year}-${day}`);
    }
  }

  lastDay(start: string, period: Period, pauses: Pause[]): string {
    const paused = new Set(pauses.flatMap(({ from, to }) => (to ? through(from, to) : [])));
    let day = start;
    let left =
      period.unit === 'month' ? through(start, monthsLater(start, period.length)).length - 1 : period.length;
    while (left > 0) {
      day = text(next(parts(day)));
      if (!paused.has(day) && (period.unit !== 'workingDay' || this.works(day))) left -= 1;
    }
    while (period.roll && !this.works(day)) day = text(next(parts(day)));
    return day;
  }

  private works(day: string): boolean {
    if (this.makeup.has(day)) return true;
    return !this.off.has(day) && sakamoto(parts(day)) % 6 !== 0;
  }
}

function parts(day: string): Day {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
}

function text([year, month, day]: Day): string {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function next([year, month, day]: Day): Day {
  if (day < lengthOf(year, month)) return [year, month, day + 1];
  return month === 12 ? [year + 1, 1, 1] : [year, month + 1, 1];
}

function through(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = text(next(parts(day)))) days.push(day);
  return days;
}

function monthsLater(start: string, months: number): string {
  let [year, month] = parts(start);
  for (let i = 0; i < months; i += 1) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return text([year, month, Math.min(parts(start)[2], lengthOf(year, month))]);
}

/** Returns the weekday by Sakamoto’s rule: 0 = Sunday … 6 = Saturday. */
function sakamoto([year, month, day]: Day): number {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]!;
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7;
}
