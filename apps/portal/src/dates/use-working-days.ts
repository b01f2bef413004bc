import { isWeekend } from './month';
import { useCall } from '../server/query';

/** What a day of the official calendar is: 班 where a weekend is worked, 休 where a weekday is free. */
export interface DayKind {
  works: boolean;
  mark?: '休' | '班';
  /** The year's calendar is not published yet. */
  provisional: boolean;
}

/** The official calendar of a year, day by day. */
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
