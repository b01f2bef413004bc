import { dateText } from './time';
import type { DayKind } from './use-working-days';

/** Returns what a day is in the official calendar: 周五, 周六，休息日, 周二，放假 or 周日，调休上班. */
export function dayNote(date: string, { works, mark }: Pick<DayKind, 'works' | 'mark'>): string {
  const weekday = dateText(date).split(' ').at(-1)!;
  if (mark === '班') return `${weekday}，调休上班`;
  if (mark === '休') return `${weekday}，放假`;
  return works ? weekday : `${weekday}，休息日`;
}

/** Whether a date field holds a whole date: while its year is typed, it holds 0002 and 0020 on the way to 2024. */
export function isWholeDate(civil: string): boolean {
  return /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(civil);
}
