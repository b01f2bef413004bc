import { recordStep } from '@app/database';
import {
  type Answered,
  type Beginning,
  DomainError,
  type KindName,
  type Kinds,
  type Life,
  LIVES,
  plannedYear,
  stepOfAct,
  stepOfSystem,
  stepOfTime,
  workflowIdOf,
} from '@app/domain';
import { connectLazily, Engine, type NamedLife } from '@app/engine';
import type { Pool } from 'pg';
import { randomUUID } from 'node:crypto';

/**
 * An engine for specs that are not about workflows: it decides and records in this process as the workflow would.
 * Locks, crashes and concurrency are tested on the real server.
 */
export class TemporalByHand extends Engine {
  private turns: Promise<unknown> = Promise.resolve();
  down = false;

  constructor(private readonly pool: Pool) {
    super(connectLazily('127.0.0.1:1', 'none'), 20_000);
  }

  override act<N extends KindName>(
    kind: N,
    from: Beginning<Kinds[N]>,
    command: Kinds[N]['command'],
  ): Promise<Answered<Kinds[N]>> {
    return this.inTurn(async () => {
      const life: Life<Kinds[N]> = LIVES[kind].life;
      const standing = (await this.stored(kind, from.state.id)) ?? from;
      const step = stepOfAct(life, standing, command, Date.now() + from.offset);
      const result = await recordStep(this.pool, kind, step);
      if (result.status === 'refused') {
        const { code, detail, facts } = result;
        throw detail === undefined
          ? life.refusalOf(code, standing.state)
          : new DomainError(code, detail, facts);
      }
      if (result.status === 'ahead' && result.answer) return result.answer;
      return { ...step.command.answer, bodyHash: command.bodyHash };
    });
  }

  override announce<N extends KindName>(
    { kind }: NamedLife<N>,
    command: Kinds[N]['system'],
    read: () => Promise<Beginning<Kinds[N]> | undefined>,
  ): Promise<boolean> {
    return this.inTurn(async () => {
      this.mustBeUp();
      const from = await read();
      if (!from) return false;
      const life: Life<Kinds[N]> = LIVES[kind].life;
      const offset = life.offsetOf(command);
      const step =
        offset === undefined
          ? stepOfSystem(life, from, command, Date.now() + from.offset)
          : stepOfTime(life, from, Date.now() + offset);
      if (step.events.length > 0) await recordStep(this.pool, kind, step);
      return true;
    });
  }

  /** A spec says what is due itself (`remindDue`). */
  override async wakeMornings(): Promise<void> {
    this.mustBeUp();
  }

  /** Opens the year, as the worker would. */
  async openYear(year: number, version: string, offset: number): Promise<void> {
    const actor = { id: 'system', role: 'office' } as const;
    const command = { type: 'openYear', commandId: randomUUID(), actor, bodyHash: '-' } as const;
    await this.act('programme', { state: plannedYear(year), rules: { version }, offset }, command);
  }

  /** The number of workers that the server would report; a spec sets it. */
  workers = 1;
  troubles = new Map<string, string>();

  override async pollers(): Promise<number> {
    this.mustBeUp();
    return this.workers;
  }

  override async trouble(life: NamedLife): Promise<string | undefined> {
    this.mustBeUp();
    return this.troubles.get(workflowIdOf(life));
  }

  override async ping(): Promise<void> {
    if (this.down) throw new DomainError('unavailable', 'down');
  }

  private async stored<N extends KindName>(kind: N, id: string): Promise<Beginning<Kinds[N]> | undefined> {
    this.mustBeUp();
    const { rows } = await this.pool.query<Beginning<Kinds[N]>>(
      `SELECT state, rules FROM ${kind === 'cell' ? 'cell_life' : kind} WHERE id = $1 AND seq > 0`,
      [id],
    );
    return rows[0];
  }

  private mustBeUp(): void {
    if (this.down) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.turns.then(step);
    this.turns = turn.catch(() => undefined);
    return turn;
  }
}
