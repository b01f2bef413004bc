import type { CalendarBody, Fault } from '@app/contracts';
import type { NewEdition } from '@app/database';
import { addDays, type CivilDate, isCivilDate, weekday } from '@app/domain';
import { DETAILS, InvalidContent } from '../problems';
import { readCsv } from './read-csv';

export type NewYear = Omit<NewEdition, 'importedBy'>;

/** A year's notice as JSON or CSV, its days checked against each other. Throws `calendarFaulty` with every place. */
export function readYear(year: number, body: CalendarBody | string): NewYear {
  const { off, makeup, noticeNumber, noticeDate, status } =
    typeof body === 'string' ? readCsv(body, year) : body;
  const faults: Fault[] = [];
  const offDays = readDays(year, off, 'off', faults);
  const makeupDays = readDays(year, makeup, 'makeup', faults);
  for (const [day, place] of makeupDays) {
    if (!isWeekend(day))
      faults.push({ pointer: place, detail: `${day} 不是星期六或星期日,不能作为调休上班日。` });
    if (offDays.has(day)) faults.push({ pointer: place, detail: `${day} 既是放假又是调休上班。` });
  }
  if (faults.length > 0)
    throw new InvalidContent(faults.slice(0, 100), 'calendarFaulty', DETAILS.calendarFaulty);
  return {
    year,
    off: monthDays(offDays),
    makeup: monthDays(makeupDays),
    noticeNumber,
    noticeDate: noticeDate ?? null,
    status,
  };
}

/** Every civil date of a year. */
export function daysOfYear(year: number): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The days of `10-01..10-07` and `06-10`, each with its place; ranges do not overlap. */
function readDays(year: number, ranges: string[], field: string, faults: Fault[]): Map<CivilDate, string> {
  const days = new Map<CivilDate, string>();
  ranges.forEach((range, i) => {
    const pointer = `/${field}/${i}`;
    const [first, last = first, ...more] = range.split('..').map((day) => dateIn(year, day.trim()));
    if (!isCivilDate(first ?? '') || !isCivilDate(last ?? '') || more.length > 0) {
      faults.push({ pointer, detail: `“${range}”不是日期,应为 MM-DD 或 MM-DD..MM-DD。` });
    } else if (first! > last!) {
      faults.push({ pointer, detail: `“${range}”的结束早于开始。` });
    } else if (!first!.startsWith(`${year}`) || !last!.startsWith(`${year}`)) {
      faults.push({ pointer, detail: `“${range}”不在 ${year} 年。` });
    } else {
      for (let day = first!; day <= last!; day = addDays(day, 1)) {
        if (days.has(day)) faults.push({ pointer, detail: `${day} 重复,与 ${days.get(day)} 重叠。` });
        else days.set(day, pointer);
      }
    }
  });
  return days;
}

function dateIn(year: number, text: string): CivilDate {
  return /^\d{2}-\d{2}$/.test(text) ? `${year}-${text}` : text;
}

function isWeekend(day: CivilDate): boolean {
  return [0, 6].includes(weekday(day));
}

function monthDays(days: Map<CivilDate, string>): string[] {
  return [...days.keys()].map((day) => day.slice(5)).sort();
}
