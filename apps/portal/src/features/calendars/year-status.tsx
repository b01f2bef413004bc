import type { CalendarItem } from '@app/contracts';
import { Tag } from 'antd';

const STATUS = {
  published: { name: '公布', color: 'green' },
  provisional: { name: '暂定', color: 'gold' },
  unpublished: { name: '未公布', color: 'default' },
} as const;

/** The status of a year: published, provisional or not published. */
export function YearStatus({ status }: { status: CalendarItem['status'] }) {
  return <Tag color={STATUS[status].color}>{STATUS[status].name}</Tag>;
}

/** Returns the number of working days, days off and make-up working days as text. */
export function countsText({ workingDays, daysOff, makeupDays }: CalendarItem['counts']): string {
  return `全年 ${workingDays} 个工作日，放假 ${daysOff} 天，调休上班 ${makeupDays} 天`;
}
