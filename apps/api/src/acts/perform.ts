import { saveCommandInput, type StoredCommand, type Target } from '@app/database';
import { type Beginning, type Kind, type KindName, type Kinds, LIVES, workflowIdOf } from '@app/domain';
import { Engine, refusalOf } from '@app/engine';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { PerKeyLimit } from '../common/per-key-limit';
import { Metrics } from '../common/metrics';
import { refuse } from '../common/problems';
import { Acknowledger } from './acknowledger';
import { bodyHash } from './body-hash';

/** Updates that one workflow run takes at a time. */
const IN_FLIGHT = 10;

/** What every command bears: who asks, under which id, and the hash of the whole request. */
export type Asked = Pick<Kind['command'], 'actor' | 'commandId' | 'bodyHash'>;

/** An act that may be: its command, and what its workflow is started from when it is not running. */
export interface Ready<K extends Kind> {
  from: Beginning<K>;
  command: K['command'];
  /** Texts, sheets, identities: what stays in PostgreSQL alone. */
  input?: object;
  /** The life begins with it. */
  begins?: boolean;
}

/** A request for an act, and what only its kind of thing knows of it. */
export interface Request<N extends KindName> {
  kind: N;
  type: string;
  user: User;
  /** What the hash is bound to: the thing's id. */
  about: string;
  body: { commandId: string };
  /** Looks the thing and the command up; undefined where the person may not see the thing. */
  find(asked: Asked): Promise<Target<Kinds[N]> | undefined>;
  /** Refuses early what cannot be (throws DomainError); undefined: what was found is out of date, look again. */
  prepare(target: Target<Kinds[N]>, asked: Asked): Promise<Ready<Kinds[N]> | undefined>;
}

/** The acts of people, on whatever kind of thing. */
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
   * What an act led to: looks up the stored answer, refuses early, keeps the input, asks the workflow, acknowledges. The
   * same answer for the same `commandId`. Throws DomainError.
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

/** What a request's command bears. */
export function askedOf({ user, about, body }: Pick<Request<KindName>, 'user' | 'about' | 'body'>): Asked {
  const actor = actorOf(user);
  return { actor, commandId: body.commandId.toLowerCase(), bodyHash: bodyHash(about, actor.id, body) };
}

/** What the command led to when it took effect; throws when its id stands for another request. */
function answerOf<K extends Kind>(kind: KindName, { bodyHash }: Asked, known: StoredCommand<K>): K['answer'] {
  if (known.kind !== kind || known.bodyHash !== bodyHash) throw refuse('commandIdReused');
  return known.answer;
}

/** What a failed update means to the person who acted: the procedure's refusal, or that it may be sent again. */
function explained(error: unknown): unknown {
  const refusal = refusalOf(error);
  if (refusal === 'stillRunning') return refuse('stillRunning');
  return refusal === 'runEnded' ? refuse('unavailable') : (refusal ?? error);
}
