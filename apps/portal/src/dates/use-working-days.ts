import { isWeekend } from './month';
import { useCall } from '../server/query';

/** A day of the official calendar. `mark` is 班 on a make-up working day and 休 on a day off by circular. */
export interface DayKind {
  works: boolean;
  mark?: '休' | '班';
  /** The year's calendar is not yet published. */
  provisional: boolean;
}

/** Returns a function that looks up a day in the official calendar of a year. */
export function useWorkingDays(year: string): (date: string) => DayKind {
  const { data } = useCall('getCalendar', { params: { year } });
  const off = new Set(data?.off);
  const makeup = new Set(data?.makeup);
  return (date) => {
    const provisional = data?.status !== 'published';
    if (makeup.has(date)) return { works: true, mark: '班', provisional };
    if (off.has(date)) return { works: false, mark: '休', provisional };
    return { works: !isWeekend(date), provisional };
  };
}
