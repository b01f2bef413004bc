import { addDays, type CivilDate, isCivilDate, weekday } from './civil-date';
import type { CalendarFault, Place } from './calendar-fault';
import { enteredPeriod } from './entered-date';
import { type CircularLine, type CircularTable, readCircularTable } from './circular-table';
import { type CalendarYear, isWorkingDay } from './working-days';

/** A year's State Council notice as people enter it: days as `MM-DD`, ranges as `MM-DD..MM-DD`. */
export interface EnteredCircular {
  off: string[];
  makeup: string[];
  noticeNumber: string;
  noticeDate?: CivilDate | null;
  /** `provisional`: an estimate, before the notice came out. */
  status?: 'published' | 'provisional';
}

/** A year that can be put in force: every day by itself as `MM-DD`, in order. */
export interface CircularOfYear {
  year: number;
  off: string[];
  makeup: string[];
  noticeNumber: string;
  noticeDate: CivilDate | null;
  status: 'published' | 'provisional';
  counts: CalendarCounts;
}

export interface CalendarCounts {
  workingDays: number;
  daysOff: number;
  makeupDays: number;
}

/** The circular that was read, or all its faults; a faulty circular is not used at all. */
export type Reading =
  { notice: CircularOfYear; faults?: undefined } | { notice?: undefined; faults: CalendarFault[] };

const LONGEST_NUMBER = 120;

/** Reads a year's circular from its parts or from a CSV table and checks its days against each other. */
export function readCalendarYear(year: number, input: EnteredCircular | string): Reading {
  const table = typeof input === 'string' ? readCircularTable(input) : undefined;
  const entered = table ?? linesOf(input as EnteredCircular);
  const { noticeNumber, noticeDate, status, off, makeup, places } = entered;
  const faults = [
    ...entered.faults,
    ...numberFaults(noticeNumber, year, places.number),
    ...dateFaults(noticeDate, places.date),
  ];
  const offDays = collect(year, off, faults);
  const makeupDays = collect(year, makeup, faults);
  for (const [day, place] of makeupDays) faults.push(...makeupFaults(day, place, offDays));
  if (faults.length > 0) return { faults };
  const days = { off: monthDays(offDays), makeup: monthDays(makeupDays) };
  const number = noticeNumber.trim();
  return {
    notice: { year, ...days, noticeNumber: number, noticeDate, status, counts: calendarCounts(year, days) },
  };
}

/** The numbers of working days, days off and make-up days of a year. */
export function calendarCounts(year: number, days: CalendarYear): CalendarCounts {
  const calendar = { [year]: days };
  const workingDays = daysOfYear(year).filter((day) => isWorkingDay(calendar, day)).length;
  return { workingDays, daysOff: days.off.length, makeupDays: days.makeup.length };
}

/** Every civil date of a year. */
export function daysOfYear(year: number): CivilDate[] {
  return daysFrom(`${year}-01-01`, `${year}-12-31`);
}

function linesOf({ off, makeup, noticeNumber, noticeDate, status }: EnteredCircular): CircularTable {
  const lines = (values: string[], field: string): CircularLine[] =>
    values.map((value, i) => ({ value, place: { pointer: `/${field}/${i}` } }));
  return {
    off: lines(off, 'off'),
    makeup: lines(makeup, 'makeup'),
    noticeNumber,
    noticeDate: noticeDate ?? null,
    status: status ?? 'published',
    places: { number: { pointer: '/noticeNumber' }, date: { pointer: '/noticeDate' } },
    faults: [],
  };
}

/** Expands `10-01..10-07` and `06-10` to days, each with its place, without duplicates. */
function collect(year: number, lines: CircularLine[], faults: CalendarFault[]): Map<CivilDate, CircularLine> {
  const days = new Map<CivilDate, CircularLine>();
  for (const line of lines) {
    const { value, place } = line;
    const [first, last] = enteredPeriod(value, year) ?? [];
    const wrong = (code: CalendarFault['code'], detail: string) => faults.push({ code, ...place, detail });
    if (!first || !last) {
      wrong('dayWrong', `“${value}”不是日期，应如 10-01、10月1日，连续几天如 10-01..10-07、10月1日至7日。`);
    } else if (first > last) wrong('rangeBackwards', `“${value}”的结束早于开始。`);
    else if (!isIn(year, first) || !isIn(year, last)) wrong('dayOfOtherYear', `“${value}”不在 ${year} 年。`);
    else {
      const range = daysFrom(first, last);
      const known = range.find((day) => days.has(day));
      if (known) wrong('dayRepeated', `${known} 重复，与“${days.get(known)!.value}”重叠。`);
      for (const day of range) if (!days.has(day)) days.set(day, line);
    }
  }
  return days;
}

function makeupFaults(
  day: CivilDate,
  { place }: CircularLine,
  off: Map<CivilDate, unknown>,
): CalendarFault[] {
  const faults: CalendarFault[] = [];
  if (![0, 6].includes(weekday(day))) {
    const detail = `${day} 不是星期六或星期日，不能作为调休上班日。`;
    faults.push({ code: 'makeupOnWeekday', ...place, detail });
  }
  if (off.has(day)) {
    faults.push({ code: 'makeupIsOff', ...place, detail: `${day} 既是放假又是调休上班。` });
  }
  return faults;
}

function numberFaults(number: string, year: number, place: Place): CalendarFault[] {
  if (number.trim() === '') {
    const detail = `缺少通知文号，例如“国办发明电〔${year - 1}〕7号”。`;
    return [{ code: 'noticeNumberMissing', ...place, detail }];
  }
  if (number.trim().length <= LONGEST_NUMBER) return [];
  return [{ code: 'noticeNumberTooLong', ...place, detail: '通知文号过长。' }];
}

function dateFaults(date: CivilDate | null, place: Place): CalendarFault[] {
  if (date === null || isCivilDate(date)) return [];
  return [{ code: 'noticeDateWrong', ...place, detail: `“${date}”不是日期。` }];
}

function isIn(year: number, day: CivilDate): boolean {
  return day.slice(0, 4) === String(year);
}

function daysFrom(first: CivilDate, last: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

function monthDays(days: Map<CivilDate, unknown>): string[] {
  return [...days.keys()].map((day) => day.slice(5)).sort();
}
