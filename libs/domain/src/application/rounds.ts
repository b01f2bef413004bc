import type { Application, Seat } from './application';
import type { ApplicationEvent } from './events';

/** A decision among a step's events: one seat, one round, one person. */
export interface Decision {
  seq: number;
  type: 'opinionGiven' | 'conciliated' | 'officeDecided';
  /** The round in which it was taken. */
  round: number;
  seat: Seat;
  /** User id. */
  by: string;
}

/** Whether the case is reviewed anew after an event: 补正后重报, 审定退回, 异议成立. */
export function opensRound(event: ApplicationEvent): boolean {
  if (event.type === 'officeDecided') return event.decision === 'return';
  if (event.type === 'objectionSettled') return event.outcome === 'upheld';
  return event.type === 'resubmitted';
}

/** The decisions among a step's events; `after` is the application after them. */
export function decisionsOf(after: Application, events: readonly ApplicationEvent[]): Decision[] {
  let round = after.round - events.filter(opensRound).length;
  return events.flatMap((event) => {
    const seat = decidingSeat(event);
    const decision = seat && {
      seq: event.seq,
      type: event.type as Decision['type'],
      round,
      seat,
      by: event.by,
    };
    if (opensRound(event)) round += 1;
    return decision ?? [];
  });
}

function decidingSeat(event: ApplicationEvent): Seat | undefined {
  if (event.type === 'opinionGiven') return `department:${event.department}`;
  return event.type === 'conciliated' || event.type === 'officeDecided' ? 'office' : undefined;
}
