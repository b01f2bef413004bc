import type { ReminderStep } from '@app/domain';
/** The content of one mail: a subject without people's text, and paragraphs. */
export interface Content {
  subject: string;
  /** What happened. */
  happened: string;
  /** What to do; absent when there is nothing to do. */
  todo?: string;
  /** The deadline of the recipient; the layout adds the date. */
  showsDue?: boolean;
}

/** Says how far off the last day is, by the reminder that is sent. */
export function left({ step }: { step?: ReminderStep }): string {
  if (!step || step.kind === 'onDay') return '今天到期';
  return step.kind === 'late' ? `已逾期${step.days}个工作日` : `还剩${step.days}个工作日`;
}
