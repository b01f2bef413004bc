import { randomUUID } from 'node:crypto';
import type { CellAct } from '../../../libs/domain/src/cell/acts';
import { decideCell } from '../../../libs/domain/src/cell/decide';
import {
  cellRulesAfter,
  type CellSystemCommand,
  decideCellSystem,
} from '../../../libs/domain/src/cell/decide-system';
import { type Cell, type CellClock, type CellRules, namedCell } from '../../../libs/domain/src/cell/cell';
import type { CellEvent } from '../../../libs/domain/src/cell/events';
import { foldCell } from '../../../libs/domain/src/cell/evolve';
import { CELL_LIFE, type CellTypes } from '../../../libs/domain/src/cell/life';
import { cellNotificationsFor } from '../../../libs/domain/src/cell/notifications';
import { nextCellTimer, passCellTime } from '../../../libs/domain/src/cell/timers';
import { civilDateAt } from '../../../libs/domain/src/calendar/civil-date';
import { nineOn } from '../../../libs/domain/src/calendar/office-hours';
import { DomainError } from '../../../libs/domain/src/errors';
import { type Step, stepTo } from '../../../libs/domain/src/life';
import type { ClockRule } from '../../../libs/domain/src/rules/rules';
import { actors, CALENDAR, people } from '../builders';

const days = (length: number, more: Partial<ClockRule> = {}): ClockRule => ({
  ...{ length, unit: 'workingDay', roll: false, extension: 0, basis: 'assumed', ladder: 'standard' },
  ...more,
});

const clocks: Record<CellClock, ClockRule> = {
  recheck: days(20),
  spotCheck: days(10),
  cellRectification: days(30, { unit: 'calendarDay', roll: true }),
  cellReinspection: days(10),
  revocationDecision: days(10),
  appeal: days(15, { ladder: undefined }),
  appealReview: days(10),
  delisting: days(10),
  restoration: days(10),
};

export const cellRules: CellRules = {
  version: '2024.1',
  leads: ['JIAOW', 'JGSW'],
  clocks,
  ladders: {
    standard: {
      before: [10, 5, 3, 1],
      onDay: true,
      eachDayLate: true,
      headAfter: 5,
      officeAfter: 10,
      basis: 'assumed',
    },
  },
  recheckYears: 3,
  recheckBasis: 'assumed',
  minCheckers: 2,
  maxRectificationRounds: 2,
  calendar: CALENDAR,
  calendarVersion: 1,
};

/** Two people who check: an officer of the department and an inspector. */
export const CHECKERS = [people.jiaow, people.inspectorA];

/** A second official of the office, who may review what the first has decided. */
export const COLLEAGUE = { id: '00000000-0000-4000-8000-0000000000ee', role: 'office' } as const;

/** A school named on 11 September 2024, before its life begins. */
export function aNamedCell(facts: Partial<Cell> = {}): Cell {
  return {
    ...namedCell({
      id: '00000000-0000-4000-8000-00000000ce11',
      number: 'YB-2024-SCHOOL-0001',
      applicationId: '00000000-0000-4000-8000-0000000000aa',
      year: 2024,
      cellType: 'SCHOOL',
      namedOn: '2024-09-11',
    }),
    ...facts,
  };
}

type Person = keyof typeof actors | 'colleague';

/** The story of a named cell, performed step by step on the pure domain. */
export class CellStory {
  readonly events: CellEvent[] = [];

  constructor(
    public today = '2024-09-12',
    public rules = cellRules,
    public cell = aNamedCell(),
  ) {}

  act(who: Person, act: CellAct): this {
    const actor = who === 'colleague' ? COLLEAGUE : actors[who];
    return this.take(decideCell(this.cell, { ...act, actor }, this.rules, nineOn(this.today)));
  }

  begin(): this {
    const actor = { id: 'system', role: 'office' } as const;
    return this.take(decideCell(this.cell, { type: 'begin', actor }, this.rules, nineOn(this.today)));
  }

  file(result: 'keep' | 'rectify' | 'proposeRevocation', on = this.today): this {
    return this.act('jiaow', { type: 'fileCheck', result, on, checkers: CHECKERS });
  }

  receive(command: CellSystemCommand): this {
    const before = this.rules;
    this.rules = cellRulesAfter(before, command);
    return this.take(decideCellSystem(this.cell, command, before, nineOn(this.today)));
  }

  /** Moves time to 09:00 of a day; everything due happens at its own moment. */
  through(date: string): this {
    for (let next = nextCellTimer(this.cell, this.rules); next && next.at <= nineOn(date);) {
      this.take(passCellTime(this.cell, this.rules, next.at));
      next = nextCellTimer(this.cell, this.rules);
    }
    this.today = date;
    return this;
  }

  mails(): string[] {
    const dayOf = new Map(this.events.map((event) => [event.seq, civilDateAt(event.at)]));
    return cellNotificationsFor(this.events).map((n) => `${dayOf.get(n.eventSeq)} ${n.kind} → ${n.seat}`);
  }

  refusal(who: Person, act: CellAct): string {
    try {
      this.act(who, act);
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
    return 'not refused';
  }

  /** Returns the step from the recorded seq to the present state of the story. */
  step(recorded = 0): Step<CellTypes> {
    const standing = { state: this.cell, rules: this.rules };
    const step = stepTo(CELL_LIFE, standing, this.events.slice(recorded));
    return { ...step, ...(recorded === 0 && { rules: this.rules }) };
  }

  /** Performs an act and returns its step with its command, as the workflow records it. */
  stepBy(who: Person, act: CellAct, id = randomUUID()): Step<CellTypes> {
    const before = this.events.length;
    this.act(who, act);
    const bodyHash = `hash of ${id}`;
    const actor = who === 'colleague' ? COLLEAGUE : actors[who];
    const command = { ...act, commandId: id, actor, bodyHash };
    const answer = CELL_LIFE.answerOf(this.cell, command);
    return { ...this.step(before), command: { id, type: act.type, bodyHash, answer } };
  }

  private take(events: CellEvent[]): this {
    this.events.push(...events);
    this.cell = foldCell(this.cell, events);
    return this;
  }
}
