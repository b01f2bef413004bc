import type { ObligationView } from '@app/contracts';
import { eventText } from './event-text';

export interface HistoryLine {
  seq: number;
  at: string;
  text: string;
}

/**
 * Returns the events in words, latest first. Consecutive equal events of one moment become one line with
 * their number.
 */
export function historyLines(events: ObligationView['events']): HistoryLine[] {
  const lines: (HistoryLine & { key: string; count: number })[] = [];
  for (const event of events) {
    const said = `${event.byName} ${eventText(event)}`;
    const key = `${event.at} ${said}`;
    const last = lines.at(-1);
    if (last?.key === key) {
      last.count += 1;
      last.text = `${said}（${last.count} 次）`;
    } else lines.push({ key, count: 1, seq: event.seq, at: event.at, text: said });
  }
  return lines.reverse();
}
