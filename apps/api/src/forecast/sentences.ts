import { type ForeseenView, seatName, STAGE_NAMES } from '@app/contracts';
import type { ApplicationEvent } from '@app/domain';
import { departmentName } from '../reference/names';

/** A foreseen event in one Chinese sentence. */
export function sentenceOf(event: ApplicationEvent): ForeseenView['events'][number] {
  const seat = 'seat' in event ? event.seat : undefined;
  const name = seat && seatName(seat, departmentName);
  return { type: event.type, ...(seat && { seat, name }), text: textOf(event, name ?? '') };
}

function textOf(event: ApplicationEvent, name: string): string {
  switch (event.type) {
    case 'reminded': {
      const { kind, days } = event.step;
      if (kind === 'late') return `提醒${name}:已逾期 ${days} 个工作日`;
      return kind === 'onDay' ? `提醒${name}:今天到期` : `提醒${name}:还有 ${days} 个工作日到期`;
    }
    case 'escalated':
      return event.to === 'head'
        ? `${name}逾期 ${event.lateDays} 个工作日,告知负责人`
        : `${name}逾期 ${event.lateDays} 个工作日,列入区无废办督办清单`;
    case 'overdue':
      return `${name}的期限已过,记为逾期`;
    case 'lapsed':
      return '逾期未补正,视为撤回';
    case 'rectificationRanOut':
      return '整改期限已满,未报告整改完成';
    case 'noticeEnded':
      return '公示期满';
    case 'stageEntered':
      return `进入“${STAGE_NAMES[event.stage]}”`;
    case 'refused':
      return '不通过';
    default:
      return event.type; // time leads to no other events
  }
}
