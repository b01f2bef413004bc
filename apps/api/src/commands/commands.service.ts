import type { CommandAnswer, CommandBody } from '@app/contracts';
import { type CommandTarget, findCommandTarget, saveCommandInput, type StoredAnswer } from '@app/database';
import {
  type Actor,
  type ApplicationTypes,
  type Beginning,
  type Command,
  decide,
  isFinal,
  type PinnedRules,
} from '@app/domain';
import { Engine } from '@app/engine';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { stateOf } from '../applications';
import { actorOf, type User } from '../auth';
import { Metrics } from '../common/metrics';
import { refuse } from '../common/problems';
import { Acknowledger } from './acknowledger';
import { bodyHash } from './body-hash';
import { PerKeyLimit } from '../common/per-key-limit';
import { checkPeople } from './people';
import { refusalOfUpdate } from './refusal-of-update';
import { Sheets } from './sheets';
import { split } from './split';
import { Submissions } from './submissions';

/** Updates that one workflow run takes at a time. */
const IN_FLIGHT = 10;

/** Every act of a person: who may see the application? has it taken effect before? then its workflow decides. */
@Injectable()
export class CommandsService {
  private readonly gate = new PerKeyLimit(IN_FLIGHT);

  constructor(
    private readonly pool: Pool,
    private readonly engine: Engine,
    private readonly submissions: Submissions,
    private readonly sheets: Sheets,
    private readonly acknowledger: Acknowledger,
    private readonly metrics: Metrics,
  ) {}

  /** What the act led to; the same answer for the same `commandId`. Throws DomainError. */
  async act(user: User, applicationId: string, body: CommandBody): Promise<CommandAnswer> {
    return this.metrics.command(body.type, () => this.weigh(actorOf(user), applicationId, body));
  }

  private async weigh(actor: Actor, applicationId: string, body: CommandBody): Promise<CommandAnswer> {
    const commandId = body.commandId.toLowerCase();
    const hash = bodyHash(applicationId, actor.id, body);
    const target = await findCommandTarget(this.pool, applicationId, commandId, actor);
    if (!target) throw refuse('notFound');
    if (target.command) {
      if (target.command.applicationId === applicationId && target.command.bodyHash === hash)
        return inOrder(target.command.answer);
      throw refuse('commandIdReused');
    }
    const rules = await this.rulesFor(target);
    if (body.type === 'resubmit') await this.submissions.decideCorrection(target.application, rules, body);
    const application =
      body.type === 'submit' ? await this.submissions.settle(target.application) : target.application;
    if (!application) return this.actOnSettled(actor, applicationId, body);
    const { submittedOn } = target.application.state ?? {};
    const result =
      body.type === 'fileInspection'
        ? await this.sheets.score(body.sheet, rules, target.offset, submittedOn)
        : undefined;
    await checkPeople(this.pool, body, actor);

    const { command: act, input } = split(body, actor, result);
    const command: Command = { ...act, commandId, actor, bodyHash: hash };
    const from = { state: stateOf(application), rules, offset: target.offset };
    refuseEarly(from, command);
    if (input) {
      const saved = await saveCommandInput(this.pool, {
        commandId,
        applicationId,
        actorId: actor.id,
        body: input,
        bodyHash: hash,
      });
      if (saved === 'reused') throw refuse('commandIdReused');
    }
    return this.perform(from, command);
  }

  /** A draft has moved under its submission: an earlier sending of this very act took effect, or somebody typed. */
  private async actOnSettled(actor: Actor, applicationId: string, body: CommandBody): Promise<CommandAnswer> {
    const target = await findCommandTarget(this.pool, applicationId, body.commandId.toLowerCase(), actor);
    if (target?.application.draft) throw refuse('draftChanged');
    return this.weigh(actor, applicationId, body);
  }

  /** Those that the application is bound to; a draft's, those in force now. */
  private async rulesFor({ application }: CommandTarget): Promise<PinnedRules> {
    return application.rules ?? this.submissions.rulesFor(application);
  }

  private async perform(from: Beginning<ApplicationTypes>, command: Command): Promise<CommandAnswer> {
    const begins = from.state.stage === 'draft';
    const { bodyHash: weighed, ...answer } = await this.gate
      .run(from.state.id, () => this.engine.act('application', from, command, begins))
      .catch((error: unknown) => {
        throw refusalOfUpdate(error);
      });
    if (weighed !== command.bodyHash) throw refuse('commandIdReused');
    this.acknowledger.heard(command.commandId);
    return inOrder(answer);
  }
}

/** Where no workflow runs, one is not started for an act that cannot be. */
function refuseEarly({ state, rules, offset }: Beginning<ApplicationTypes>, command: Command): void {
  if (state.stage === 'draft' || isFinal(state.stage)) decide(state, command, rules, Date.now() + offset);
}

/** The answer with its fields in one order: a repetition comes back byte by byte. */
function inOrder({
  applicationId,
  number,
  commandId,
  seq,
  stage,
  waitingFor,
  tasks,
}: StoredAnswer): CommandAnswer {
  return {
    applicationId,
    number,
    commandId,
    seq,
    stage,
    waitingFor,
    tasks: tasks.map(({ seat, dueOn, provisional }) => ({ seat, dueOn, provisional })),
  };
}
