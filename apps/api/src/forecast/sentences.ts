import { type ForeseenView, SEAT_NAMES, seatName, STAGE_NAMES } from '@app/contracts';
import { type ApplicationEvent, REFUSAL_CAUSE_NAMES } from '@app/domain';
import type { Directory } from '@app/database';

/** A foreseen event in one Chinese sentence. */
export function sentenceOf(event: ApplicationEvent, directory: Directory): ForeseenView['events'][number] {
  const seat = 'seat' in event ? event.seat : undefined;
  const name = seat && seatName(seat, directory.department);
  return { type: event.type, ...(seat && { seat, name }), text: textOf(event, name ?? '') };
}

function textOf(event: ApplicationEvent, name: string): string {
  if (event.type === 'reminded') return reminder(event, name);
  if (event.type === 'escalated') {
    return event.to === 'head'
      ? `${name}逾期 ${event.lateDays} 个工作日，告知负责人`
      : `${name}逾期 ${event.lateDays} 个工作日，列入区无废办督办清单`;
  }
  if (event.type === 'overdue') return `${name}的期限已过，记为逾期`;
  if (event.type === 'stageEntered') return `进入“${STAGE_NAMES[event.stage]}”`;
  return ENDS[event.type] ?? event.type;
}

/** The events that timers can cause; there are no others. */
const ENDS: Partial<Record<ApplicationEvent['type'], string>> = {
  lapsed: '逾期未补正，视为撤回',
  rectificationRanOut: REFUSAL_CAUSE_NAMES.rectificationRanOut,
  noticeEnded: SEAT_NAMES.time,
  refused: STAGE_NAMES.refused,
};

function reminder({ step }: Extract<ApplicationEvent, { type: 'reminded' }>, name: string): string {
  const { kind, days } = step;
  if (kind === 'late') return `提醒${name}：已逾期 ${days} 个工作日`;
  return kind === 'onDay' ? `提醒${name}：今天到期` : `提醒${name}：还有 ${days} 个工作日到期`;
}
