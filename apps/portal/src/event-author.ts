import type { EventView } from '@app/contracts';
import type { EventType } from '@app/domain';

/** What follows by itself from an act, or from the time that passes. */
const BY_ITSELF: ReadonlySet<string> = new Set<EventType>([
  'stageEntered',
  'noticeEnded',
  'lapsed',
  'rectificationRanOut',
  'overdue',
  'reminded',
  'escalated',
  'datesRecomputed',
]);

/** Who is named with an event: whoever acted, not who acted before it came by itself. */
export function authorOf({ type, byName }: Pick<EventView, 'type' | 'byName'>): string {
  return BY_ITSELF.has(type) ? '系统' : byName;
}
