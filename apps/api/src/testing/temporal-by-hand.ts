import { recordEvents } from '@app/database';
import {
  type Command,
  decide,
  decideSystem,
  DomainError,
  fold,
  nextClock,
  noticesFor,
  recordRefusal,
  type SystemCommand,
} from '@app/domain';
import type { Answer, ApplicationInput } from '@app/workflows/application/application.messages';
import type { Pool } from 'pg';
import { Temporal } from '../temporal.provider';

/**
 * For specs that are not about the workflow: weighs and records as the workflow would, in this process. What concerns
 * locks, crashes and concurrency is tested on the real server.
 */
export class TemporalByHand extends Temporal {
  private turns: Promise<unknown> = Promise.resolve();
  down = false;

  constructor(private readonly pool: Pool) {
    super({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' });
  }

  override act(input: ApplicationInput, command: Command): Promise<Answer & { bodyHash: string }> {
    return this.inTurn(async () => {
      const { app, rules } = await this.stored(input);
      const events = decide(app, command, rules, Date.now() + input.offset);
      const next = fold(app, events);
      const { commandId: id, type, bodyHash } = command;
      const answer: Answer = {
        applicationId: app.id,
        number: app.number,
        commandId: id,
        seq: next.seq,
        stage: next.stage,
        waitingFor: next.tasks.map((task) => task.seat),
        tasks: next.tasks.map(({ seat, dueOn, provisional }) => ({ seat, dueOn, provisional })),
      };
      const result = await recordEvents(this.pool, {
        app: next,
        events,
        notices: noticesFor(events),
        nextClockAt: nextClock(next)?.at ?? null,
        command: { id, type, bodyHash, answer },
        ...(app.stage === 'draft' && { rules }),
      });
      if (result.status === 'refused') throw recordRefusal(result.code, app);
      if (result.status === 'ahead' && result.answer) return result.answer;
      return { ...answer, bodyHash };
    });
  }

  override tell(input: ApplicationInput, command: SystemCommand): Promise<void> {
    return this.inTurn(async () => {
      const { app, rules } = await this.stored(input);
      const offset = command.type === 'clockMoved' ? command.offset : input.offset;
      const events = decideSystem(app, command, rules, Date.now() + offset);
      if (events.length === 0) return;
      const next = fold(app, events);
      await recordEvents(this.pool, {
        app: next,
        events,
        notices: noticesFor(events),
        nextClockAt: nextClock(next)?.at ?? null,
      });
    });
  }

  override async ping(): Promise<void> {
    if (this.down) throw new DomainError('unavailable', 'down');
  }

  private async stored(input: ApplicationInput): Promise<ApplicationInput> {
    if (this.down) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { rows } = await this.pool.query(
      'SELECT state AS app, rules FROM application WHERE id = $1 AND seq > 0',
      [input.app.id],
    );
    return rows[0] ? { ...rows[0], offset: input.offset } : input;
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.turns.then(step);
    this.turns = turn.catch(() => undefined);
    return turn;
  }
}
