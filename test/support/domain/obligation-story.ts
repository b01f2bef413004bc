import { randomUUID } from 'node:crypto';
import { actors, CALENDAR } from '../builders';
import { civilDateAt } from '../../../libs/domain/src/calendar/civil-date';
import { nineOn } from '../../../libs/domain/src/calendar/office-hours';
import { DomainError } from '../../../libs/domain/src/errors';
import { nextObligationTimer, passObligationTime } from '../../../libs/domain/src/obligation/timers';
import { decideObligation, type ObligationAct } from '../../../libs/domain/src/obligation/decide';
import {
  decideObligationSystem,
  obligationRulesAfter,
  type ObligationSystemCommand,
} from '../../../libs/domain/src/obligation/decide-system';
import type { ObligationEvent } from '../../../libs/domain/src/obligation/events';
import { OBLIGATION_LIFE, type ObligationTypes } from '../../../libs/domain/src/obligation/life';
import { type Step, stepTo } from '../../../libs/domain/src/life';
import { foldObligation } from '../../../libs/domain/src/obligation/evolve';
import { obligationNotificationsFor } from '../../../libs/domain/src/obligation/notifications';
import {
  type Obligation,
  type ObligationRules,
  plannedObligation,
} from '../../../libs/domain/src/obligation/obligation';

export const obligationRules: ObligationRules = {
  version: '2024.1',
  calendar: CALENDAR,
  calendarVersion: 1,
  ladder: {
    before: [10, 5, 3, 1],
    onDay: true,
    eachDayLate: true,
    headAfter: 5,
    officeAfter: 10,
    basis: 'assumed',
  },
  partsBefore: 5,
  basis: 'notice',
};

export const PARTS = [
  { department: 'JIAOW', items: ['T12'] },
  { department: 'JGSW', items: ['T12', 'T15'] },
];

/** The self-assessment of 2025, before it is created. */
export function selfAssessment(
  id = '00000000-0000-4000-8000-0000000000dd',
  key = 'selfAssessment-2025',
): Obligation {
  return plannedObligation({ id, key, kind: 'selfAssessment', year: 2025, about: '2024', to: 'SWFB' });
}

/** The story of an obligation, performed step by step on the pure domain. */
export class ObligationStory {
  readonly events: ObligationEvent[] = [];

  constructor(
    public today = '2025-01-02',
    public rules = obligationRules,
    public obligation = selfAssessment(),
  ) {}

  act(who: keyof typeof actors, command: ObligationAct): this {
    return this.take(
      decideObligation(this.obligation, { ...command, actor: actors[who] }, this.rules, nineOn(this.today)),
    );
  }

  create(dueOn?: string, parts = PARTS): this {
    return this.act('office', { type: 'create', dueOn, parts });
  }

  receive(command: ObligationSystemCommand): this {
    const before = this.rules;
    this.rules = obligationRulesAfter(before, command);
    return this.take(decideObligationSystem(this.obligation, command, before, nineOn(this.today)));
  }

  /** Moves time to 09:00 of a day at once, as after an outage. */
  on(date: string): this {
    this.today = date;
    return this.take(passObligationTime(this.obligation, this.rules, nineOn(date)));
  }

  /** Moves time to 09:00 of a day; everything due happens at its own moment. */
  through(date: string): this {
    for (let next = nextObligationTimer(this.obligation, this.rules); next && next.at <= nineOn(date);) {
      this.take(passObligationTime(this.obligation, this.rules, next.at));
      next = nextObligationTimer(this.obligation, this.rules);
    }
    this.today = date;
    return this;
  }

  mails(): string[] {
    const dayOf = new Map(this.events.map((event) => [event.seq, civilDateAt(event.at)]));
    return obligationNotificationsFor(this.obligation, this.events).map(
      (n) => `${dayOf.get(n.eventSeq)} ${n.kind} → ${n.seat}`,
    );
  }

  refusal(who: keyof typeof actors, command: ObligationAct): string {
    try {
      this.act(who, command);
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
    return 'not refused';
  }

  /** Returns the step from the recorded seq to the present state of the story. */
  step(recorded = 0): Step<ObligationTypes> {
    const standing = { state: this.obligation, rules: this.rules };
    const step = stepTo(OBLIGATION_LIFE, standing, this.events.slice(recorded));
    return { ...step, ...(recorded === 0 && { rules: this.rules }) };
  }

  /** Performs an act and returns its step with its command, as the workflow records it. */
  stepBy(who: keyof typeof actors, act: ObligationAct, id = randomUUID()): Step<ObligationTypes> {
    const before = this.events.length;
    this.act(who, act);
    const bodyHash = `hash of ${id}`;
    const command = { ...act, commandId: id, actor: actors[who], bodyHash };
    const answer = OBLIGATION_LIFE.answerOf(this.obligation, command);
    return { ...this.step(before), command: { id, type: act.type, bodyHash, answer } };
  }

  private take(events: ObligationEvent[]): this {
    this.events.push(...events);
    this.obligation = foldObligation(this.obligation, events);
    return this;
  }
}
