import { isCivilDate, weekday } from '@app/domain';
import { daysOf } from '../calendar';
import type { CalendarNotice, UncheckedRuleSet } from '../schema/rule-set';
import type { Faults } from './faults';

/** The calendars: each year once and in order, the programme year among them, every day real and in its place. */
export function checkCalendars({ calendars, programmeYear }: UncheckedRuleSet, faults: Faults): void {
  const years = calendars.map((calendar) => calendar.year);
  faults.unique('yearRepeated', '/calendars', years);
  if (!years.includes(programmeYear)) {
    faults.add('calendarMissing', '/calendars', `没有项目年度 ${programmeYear} 的放假安排。`);
  }
  for (const calendar of calendars) checkYear(calendar, faults);
}

function checkYear({ year, off, makeup }: CalendarNotice, faults: Faults): void {
  const path = `/calendars/${year}`;
  for (const range of off) {
    if (daysOf(year, range).length === 0)
      faults.add('offDateWrong', `${path}/off`, `“${range}”不是 ${year} 年的日期。`);
  }
  const offDays = off.flatMap((range) => daysOf(year, range));
  faults.unique('offDayRepeated', `${path}/off`, offDays);
  faults.unique('makeupDayRepeated', `${path}/makeup`, makeup);
  for (const day of makeup) {
    const date = `${year}-${day}`;
    if (!isCivilDate(date)) {
      faults.add('makeupDateWrong', `${path}/makeup`, `“${day}”不是 ${year} 年的日期。`);
      continue;
    }
    if (![0, 6].includes(weekday(date)))
      faults.add('makeupOnWeekday', `${path}/makeup`, `${date} 不是周末,无须调休上班。`);
    if (offDays.includes(date)) faults.add('makeupIsOff', `${path}/makeup`, `${date} 同时列为放假和上班。`);
  }
}
