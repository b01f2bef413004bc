import { readCalendarYear } from '@app/domain';
import type { UncheckedRuleSet } from '../schema/rule-set';
import type { Faults } from './faults';

/**
 * Checks the calendars: each year once and in order, the programme year included, every day real and valid. A year that
 * was opened in the product has none.
 */
export function checkCalendars({ calendars, programmeYear }: UncheckedRuleSet, faults: Faults): void {
  if (calendars.length === 0) return;
  const years = calendars.map((calendar) => calendar.year);
  faults.unique('yearRepeated', '/calendars', years);
  if (!years.includes(programmeYear)) {
    faults.add('calendarMissing', '/calendars', `没有项目年度 ${programmeYear} 的放假安排。`);
  }
  for (const { year, off, makeup, notice } of calendars) {
    const read = readCalendarYear(year, { off, makeup, noticeNumber: notice });
    for (const { code, pointer, detail } of read.faults ?? []) {
      faults.add(code, `/calendars/${year}${pointer}`, detail);
    }
  }
}
