import type { EventView } from '@app/contracts';
import type { EventType } from '@app/domain';

/** Events that the system records, as a consequence of an act or of time. */
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

/** Returns the name to show with an event: 系统 for an event of the system, otherwise the person who acted. */
export function authorOf({ type, byName }: Pick<EventView, 'type' | 'byName'>): string {
  return BY_ITSELF.has(type) ? '系统' : byName;
}
