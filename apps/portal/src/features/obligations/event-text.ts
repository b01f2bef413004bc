import type { ObligationView } from '@app/contracts';
import type { ObligationEventBody } from '@app/domain';
import { dateText } from '../../dates/time';

type Event = ObligationView['events'][number];

/** Returns an event of an obligation in words, to follow the name of the person who caused it. */
export function eventText({ type, data }: Event): string {
  const event = { type, ...data } as ObligationEventBody;
  switch (event.type) {
    case 'created':
      return event.past ? '建立任务（当时日期已过，不提醒）' : '建立任务';
    case 'dueDateSet':
      return `确定日期：${dateText(event.dueOn)}${event.before ? `（此前为 ${dateText(event.before)}）` : ''}`;
    case 'contributed':
      return `填报 ${event.item}`;
    case 'closed':
      return `办结：${dateText(event.reportedOn)}上报${event.lateDays > 0 ? `，逾期 ${event.lateDays} 个工作日` : ''}`;
    case 'reopened':
      return '重新打开';
    case 'urged':
      return '催办';
    case 'reminded':
      return event.seat === 'office' ? '提醒区无废办' : '提醒部门填报';
    case 'escalated':
      return event.to === 'head' ? '逾期，告知部门负责人' : '逾期，告知区无废办';
    case 'overdue':
      return `逾期（期限 ${dateText(event.dueOn)}）`;
    case 'datesRecomputed':
      return '按新日历重新计算日期';
  }
}
