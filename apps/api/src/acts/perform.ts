import { saveCommandInput, type StoredCommand, type Target } from '@app/database';
import {
  type Asked,
  type Beginning,
  type Kind,
  type KindName,
  type Kinds,
  LIVES,
  workflowIdOf,
} from '@app/domain';
import { Engine, refusalOf } from '@app/engine';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { bodyHash } from '../common/body-hash';
import { PerKeyLimit } from '../common/per-key-limit';
import { Metrics } from '../common/metrics';
import { refuse } from '../common/problems';
import { Acknowledger } from './acknowledger';

/** Updates that one workflow run takes at a time. */
const IN_FLIGHT = 10;

/** An act that is not refused early: its command, and the state from which its workflow starts if it is not running. */
export interface Ready<K extends Kind> {
  from: Beginning<K>;
  command: K['command'];
  /** Texts, sheets, identities, which are stored in PostgreSQL only. */
  input?: object;
  /** Whether the act is the first of its thing. */
  begins?: boolean;
}

/** A request for an act, with the steps that differ by kind. */
export interface Request<N extends KindName> {
  kind: N;
  type: string;
  user: User;
  /** The id to which the hash is bound. */
  about: string;
  body: { commandId: string };
  /** Looks up the thing and the command; undefined if the person may not see the thing. */
  find(asked: Asked): Promise<Target<Kinds[N]> | undefined>;
  /** Throws DomainError for an act that would be refused; undefined if the row is out of date and must be read again. */
  prepare(target: Target<Kinds[N]>, asked: Asked): Promise<Ready<Kinds[N]> | undefined>;
}

/** Performs the acts of people on things of every kind. */
@Injectable()
export class Acts {
  private readonly inFlight = new PerKeyLimit(IN_FLIGHT);

  constructor(
    private readonly pool: Pool,
    private readonly engine: Engine,
    private readonly acknowledger: Acknowledger,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Looks up the stored answer, refuses early, stores the input, asks the workflow and acknowledges. Returns the same answer
   * for the same `commandId`. Throws DomainError.
   */
  perform<N extends KindName>(request: Request<N>): Promise<Kinds[N]['answer']> {
    const { kind, type } = request;
    const asked = askedOf(request);
    return this.metrics.command(type, async () => {
      for (;;) {
        const target = await request.find(asked);
        if (!target) throw refuse('notFound');
        if (target.command) return answerOf(kind, asked, target.command);
        const ready = await request.prepare(target, asked);
        if (ready) return this.ask(kind, asked, ready);
      }
    });
  }

  private async ask<N extends KindName>(
    kind: N,
    { actor, commandId, bodyHash }: Asked,
    { from, command, input, begins }: Ready<Kinds[N]>,
  ): Promise<Kinds[N]['answer']> {
    const { id } = from.state;
    if (input) {
      const row = { commandId, kind, id, actorId: actor.id, body: input, bodyHash };
      if ((await saveCommandInput(this.pool, row)) === 'reused') throw refuse('commandIdReused');
    }
    const answer = await this.inFlight
      .run(workflowIdOf({ kind, name: LIVES[kind].nameOf(from.state) }), () =>
        this.engine.act(kind, from, command, begins),
      )
      .catch((error: unknown) => {
        throw explained(error);
      });
    if (answer.bodyHash !== bodyHash) throw refuse('commandIdReused');
    this.acknowledger.answered(commandId);
    return answer;
  }
}

/** Returns the common fields of a command. */
export function askedOf({ user, about, body }: Pick<Request<KindName>, 'user' | 'about' | 'body'>): Asked {
  const actor = actorOf(user);
  return { actor, commandId: body.commandId.toLowerCase(), bodyHash: bodyHash(about, actor.id, body) };
}

/** Returns the stored answer of a command. Throws if its id belongs to another request. */
function answerOf<K extends Kind>(kind: KindName, { bodyHash }: Asked, known: StoredCommand<K>): K['answer'] {
  if (known.kind !== kind || known.bodyHash !== bodyHash) throw refuse('commandIdReused');
  return known.answer;
}

/** Converts a failed update for the person who acted: a refusal by the procedure, or an outage after which to send again. */
function explained(error: unknown): unknown {
  const refusal = refusalOf(error);
  if (refusal === 'stillRunning') return refuse('stillRunning');
  return refusal === 'runEnded' ? refuse('unavailable') : (refusal ?? error);
}
