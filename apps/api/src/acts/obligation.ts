import type { ObligationAnswerView, ObligationBody, ObligationCommandBody } from '@app/contracts';
import {
  currentCalendar,
  findProgrammeTime,
  findCommand,
  findObligationFile,
  findTarget,
  type Target,
} from '@app/database';
import {
  actingIn,
  type Asked,
  decideObligation,
  inCapacity,
  type Obligation,
  type ObligationAnswer,
  type ObligationCommand,
  type ObligationTypes,
  plannedObligation,
} from '@app/domain';
import { obligationOnCall, obligationRulesFor } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { refuseContent } from '../common/problems';
import { RuleSets } from '../reference';
import { Acts, type Ready } from './perform';
import { obligationCommandOf, obligationInputOf } from './split-obligation';

/** Acts on the obligations of the office. */
@Injectable()
export class ObligationActs {
  constructor(
    private readonly pool: Pool,
    private readonly acts: Acts,
    private readonly ruleSets: RuleSets,
  ) {}

  /** What the act led to; the same answer for the same `commandId`. Throws DomainError. */
  async act(user: User, id: string, body: ObligationCommandBody): Promise<ObligationAnswerView> {
    const answer = await this.acts.perform({
      kind: 'obligation',
      type: body.type,
      user,
      about: id,
      body,
      find: ({ commandId, actor }) => findTarget(this.pool, { kind: 'obligation', id }, commandId, actor),
      prepare: (target, asked) => this.prepare(target, body, asked),
    });
    return inOrder(answer);
  }

  /** Creates an obligation that is set case by case. Its key is kind and day, so that two requests create one. */
  async create(user: User, body: ObligationBody): Promise<ObligationAnswerView> {
    const answer = await this.acts.perform({
      kind: 'obligation',
      type: 'create',
      user,
      about: 'obligation',
      body,
      find: async ({ commandId }) => {
        const command = await findCommand<ObligationTypes>(this.pool, commandId);
        const { offset } = await findProgrammeTime(this.pool);
        return { state: null, rules: null, offset, command: command ?? null };
      },
      prepare: (target, asked) => this.prepareCreation(target, body, asked),
    });
    return inOrder(answer);
  }

  private async prepare(
    { state, rules, offset }: Target<ObligationTypes>,
    body: ObligationCommandBody,
    asked: Asked,
  ): Promise<Ready<ObligationTypes>> {
    const from = { state: state!, rules: rules!, offset };
    const person = body.type === 'contribute' ? actingIn(asked.actor, `item:${body.item}`) : asked.actor;
    const actor = inCapacity(person, askedIn(from.state, body));
    const command: ObligationCommand = { ...obligationCommandOf(body, actor), ...asked, actor };
    decideObligation(from.state, command, from.rules, Date.now() + offset);
    const input = obligationInputOf(body);
    // A file must belong to the same obligation and come from the department that names it.
    if (input?.fileId && !(await findObligationFile(this.pool, from.state.id, input.fileId, asked.actor)))
      throw refuseContent('unknownFile', '/fileId');
    return { from, command, input };
  }

  private async prepareCreation(
    { offset }: Target<ObligationTypes>,
    { kind, dueOn }: ObligationBody,
    asked: Asked,
  ): Promise<Ready<ObligationTypes>> {
    const ruleSet = await this.ruleSets.nearest(Number(dueOn.slice(0, 4)));
    const { key, year, about, to, parts } = obligationOnCall(ruleSet, kind, dueOn);
    const rules = obligationRulesFor(ruleSet, kind, await currentCalendar(this.pool), year);
    // The obligation's id is its first command's: sent again, it is the same obligation.
    const state = plannedObligation({ id: asked.commandId, key, kind, year, about, to });
    const command: ObligationCommand = { type: 'create', dueOn, parts, ...asked };
    decideObligation(state, command, rules, Date.now() + offset);
    return { from: { state, rules, offset }, command, begins: true };
  }
}

/** The departments that are asked for what is handed in. */
function askedIn({ parts }: Obligation, body: ObligationCommandBody): string[] {
  if (body.type !== 'contribute') return [];
  return parts.filter(({ items }) => items.includes(body.item)).map(({ department }) => department);
}

/** The answer with its fields in one order: a repetition comes back byte by byte. */
function inOrder(answer: ObligationAnswer): ObligationAnswerView {
  const { obligationId, key, commandId, seq, status, dueOn, missing } = answer;
  return { obligationId, key, commandId, seq, status, dueOn, missing };
}
