import type { ApplicationEvent, ApplicationTypes, Step } from '@app/domain';

/** A decision among a step's events: one seat, one round, one person. */
export interface Decision {
  seq: number;
  type: 'opinionGiven' | 'conciliated' | 'officeDecided';
  round: number;
  seat: string;
  by: string;
}

/** The decisions among a step's events, each in the round in which it was taken. */
export function decisionsOf({
  state: app,
  events,
}: Pick<Step<ApplicationTypes>, 'state' | 'events'>): Decision[] {
  let round = app.round - events.filter(opensRound).length;
  return events.flatMap((event) => {
    const { seq, by, type } = event;
    const now = round;
    if (opensRound(event)) round += 1;
    if (type === 'opinionGiven') return { seq, by, type, round: now, seat: `department:${event.department}` };
    if (type === 'conciliated' || type === 'officeDecided')
      return { seq, by, type, round: now, seat: 'office' };
    return [];
  });
}

/** Events after which the case is reviewed anew. */
function opensRound(event: ApplicationEvent): boolean {
  if (event.type === 'officeDecided') return event.decision === 'return';
  if (event.type === 'objectionSettled') return event.outcome === 'upheld';
  return event.type === 'resubmitted';
}
