import {
  type CivilDate,
  decideObligation,
  decideObligationSystem,
  foldObligation,
  nineOn,
  type Obligation,
  OBLIGATION_LIFE,
  type ObligationAct,
  type ObligationEvent,
  type ObligationRules,
  obligationRulesAfter,
  type ObligationSystemCommand,
  type ObligationTypes,
  passObligationTime,
  plannedObligation,
  type Step,
  stepTo,
} from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { actors, CALENDAR, schoolRules, type Who } from '../builders';
import { type ContributionInput, saveCommandInput } from '../../../libs/database/src/lives/command.query';
import { recordStep } from '../../../libs/database/src/lives/record-step';

const PARTS = [
  { department: 'JIAOW', items: ['T12'] },
  { department: 'JGSW', items: ['T12', 'T15'] },
];

/** For specs: one obligation's story told step by step against the pure domain: the self-assessment by 30 April 2025. */
export class ObligationStory {
  readonly events: ObligationEvent[] = [];
  obligation: Obligation;
  rules: ObligationRules = {
    version: '2024.1',
    calendar: CALENDAR,
    calendarVersion: 3,
    ladder: schoolRules().ladders.standard!,
    partsBefore: 5,
    basis: 'notice',
  };

  constructor(
    n: number,
    public today: CivilDate = '2025-01-02',
  ) {
    const suffix = String(n).padStart(4, '0');
    this.obligation = plannedObligation({
      id: `00000000-0000-4000-8000-00000003${suffix}`,
      key: `selfAssessment-2025-${suffix}`,
      kind: 'selfAssessment',
      year: 2025,
      about: '2024',
      to: 'SWFB',
    });
  }

  act(who: Who, command: ObligationAct): this {
    const act = { ...command, actor: actors[who] };
    return this.take(decideObligation(this.obligation, act, this.rules, nineOn(this.today)));
  }

  create(dueOn?: CivilDate, parts = PARTS): this {
    return this.act('office', { type: 'create', dueOn, parts });
  }

  tell(command: ObligationSystemCommand): this {
    const events = decideObligationSystem(this.obligation, command, this.rules, nineOn(this.today));
    this.rules = obligationRulesAfter(this.rules, command);
    return this.take(events);
  }

  /** It becomes nine in the morning of a later day; whatever is due happens. */
  on(date: CivilDate): this {
    this.today = date;
    return this.take(passObligationTime(this.obligation, this.rules, nineOn(date)));
  }

  /** The step that takes the record from where it is to where the story has come. */
  step(recorded = 0): Step<ObligationTypes> {
    const standing = { state: this.obligation, rules: this.rules };
    const step = stepTo(OBLIGATION_LIFE, standing, this.events.slice(recorded));
    return { ...step, ...(recorded === 0 && { rules: this.rules }) };
  }

  /** The step of one act, as its workflow asks for it: with its command. */
  stepBy(who: Who, act: ObligationAct, id = randomUUID()): Step<ObligationTypes> {
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

/** For specs: an obligation as a story left it, without mails. */
export async function insertObligation(pool: Pool, story: ObligationStory): Promise<ObligationStory> {
  const { status } = await recordStep(pool, 'obligation', { ...story.step(), notifications: [] });
  if (status !== 'recorded') throw new Error(`the obligation was not recorded: ${status}`);
  return story;
}

/** For specs: a department hands in one item, as the api and the workflow do it together. */
export async function handIn(
  pool: Pool,
  story: ObligationStory,
  who: Who & ('jiaow' | 'jgsw' | 'office'),
  item: string,
  body: ContributionInput | Record<string, unknown>,
  department = actors[who].role === 'department'
    ? (actors[who] as { department: string }).department
    : 'JIAOW',
): Promise<Step<ObligationTypes>> {
  const step = story.stepBy(who, { type: 'contribute', department, item });
  const { id, bodyHash } = step.command!;
  await saveCommandInput(pool, {
    commandId: id,
    kind: 'obligation',
    id: story.obligation.id,
    actorId: actors[who].id,
    body,
    bodyHash,
  });
  return step;
}
