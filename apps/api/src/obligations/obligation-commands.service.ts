import type { ObligationAnswerView, ObligationCommandBody, ObligationBody } from '@app/contracts';
import {
  type ContributionInput,
  currentCalendar,
  findProgrammeTime,
  findCommand,
  findObligationFile,
  findObligationTarget,
  saveCommandInput,
  type StoredObligationAnswer,
} from '@app/database';
import {
  type Actor,
  type Beginning,
  decideObligation,
  type ObligationCommand,
  type ObligationTypes,
  plannedObligation,
} from '@app/domain';
import { Engine } from '@app/engine';
import { obligationOnCall, obligationRulesFor } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { Acknowledger, bodyHash, refusalOfUpdate } from '../commands';
import { PerKeyLimit } from '../common/per-key-limit';
import { Metrics } from '../common/metrics';
import { refuse, refuseContent } from '../common/problems';
import { RuleSets } from '../reference';
import { obligationCommandOf, obligationInputOf } from './split-obligation';

/** Updates that one workflow run takes at a time. */
const IN_FLIGHT = 10;

/** Every act on an obligation: who may see it? has the act taken effect before? then its workflow decides. */
@Injectable()
export class ObligationCommandsService {
  private readonly gate = new PerKeyLimit(IN_FLIGHT);

  constructor(
    private readonly pool: Pool,
    private readonly engine: Engine,
    private readonly ruleSets: RuleSets,
    private readonly acknowledger: Acknowledger,
    private readonly metrics: Metrics,
  ) {}

  /** What the act led to; the same answer for the same `commandId`. Throws DomainError. */
  async act(user: User, id: string, body: ObligationCommandBody): Promise<ObligationAnswerView> {
    return this.metrics.command(body.type, () => this.weigh(actorOf(user), id, body));
  }

  /** An obligation set case by case; it is known by its kind and day, so that asking twice makes one. */
  async create(user: User, body: ObligationBody): Promise<ObligationAnswerView> {
    return this.metrics.command('create', () => this.begin(actorOf(user), body));
  }

  private async weigh(actor: Actor, id: string, body: ObligationCommandBody): Promise<ObligationAnswerView> {
    const commandId = body.commandId.toLowerCase();
    const hash = bodyHash(id, actor.id, body);
    const target = await findObligationTarget(this.pool, id, commandId, actor);
    if (!target) throw refuse('notFound');
    if (target.command) {
      if (target.command.obligationId === id && target.command.bodyHash === hash)
        return inOrder(target.command.answer);
      throw refuse('commandIdReused');
    }
    const { obligation, rules, offset } = target;
    const command: ObligationCommand = {
      ...obligationCommandOf(body, actor),
      commandId,
      actor,
      bodyHash: hash,
    };
    // Where no workflow runs, one is not started for an act that cannot be; nor is anything kept of it.
    decideObligation(obligation, command, rules, Date.now() + offset);
    const input = obligationInputOf(body);
    await this.checkFile(id, actor, input);
    if (input)
      await this.keep({ commandId, obligationId: id, actorId: actor.id, body: input, bodyHash: hash });
    return this.perform({ state: obligation, rules, offset }, command, false);
  }

  private async begin(
    actor: Actor,
    { commandId: given, kind, dueOn }: ObligationBody,
  ): Promise<ObligationAnswerView> {
    const commandId = given.toLowerCase();
    const hash = bodyHash('obligation', actor.id, { kind, dueOn });
    const known = await findCommand(this.pool, commandId);
    if (known) {
      if (known.obligationId && known.bodyHash === hash)
        return inOrder(known.answer as StoredObligationAnswer);
      throw refuse('commandIdReused');
    }
    const ruleSet = await this.ruleSets.nearest(Number(dueOn.slice(0, 4)));
    const planned = obligationOnCall(ruleSet, kind, dueOn);
    const { key, year, about, to, parts } = planned;
    const rules = obligationRulesFor(ruleSet, kind, await currentCalendar(this.pool), year);
    const { offset } = await findProgrammeTime(this.pool);
    // The obligation's id is its first command's: sent again, it is the same obligation.
    const obligation = plannedObligation({ id: commandId, key, kind, year, about, to });
    const command: ObligationCommand = { type: 'create', dueOn, parts, commandId, actor, bodyHash: hash };
    decideObligation(obligation, command, rules, Date.now() + offset);
    return this.perform({ state: obligation, rules, offset }, command, true);
  }

  /** Evidence lies with the same obligation, and came from those who name it. */
  private async checkFile(id: string, actor: Actor, input?: Partial<ContributionInput>): Promise<void> {
    if (!input?.fileId) return;
    const file = await findObligationFile(this.pool, id, input.fileId, actor);
    if (!file) throw refuseContent('unknownFile', '/fileId');
  }

  private async keep(input: Parameters<typeof saveCommandInput>[1]): Promise<void> {
    if ((await saveCommandInput(this.pool, input)) === 'reused') throw refuse('commandIdReused');
  }

  private async perform(
    from: Beginning<ObligationTypes>,
    command: ObligationCommand,
    begins: boolean,
  ): Promise<ObligationAnswerView> {
    const { bodyHash: weighed, ...answer } = await this.gate
      .run(from.state.key, () => this.engine.act('obligation', from, command, begins))
      .catch((error: unknown) => {
        throw refusalOfUpdate(error);
      });
    if (weighed !== command.bodyHash) throw refuse('commandIdReused');
    this.acknowledger.heard(command.commandId);
    return inOrder(answer);
  }
}

/** The answer with its fields in one order: a repetition comes back byte by byte. */
function inOrder(answer: StoredObligationAnswer): ObligationAnswerView {
  const { obligationId, key, commandId, seq, status, dueOn, missing } = answer;
  return { obligationId, key, commandId, seq, status, dueOn, missing };
}
