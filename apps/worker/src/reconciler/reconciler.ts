import {
  acknowledge,
  findLast,
  findOpenPage,
  findUnacknowledged,
  FIRST_PLACE,
  type LifeRef,
  type OpenPlace,
  withLock,
} from '@app/database';
import type { Engine } from '@app/engine';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { each, Loop } from '../loop';

/** The dependencies of the reconciler. */
export interface ReconcilerParts {
  pool: Pool;
  engine: Engine;
  log: Logger;
  times?: ReconcilerTimes;
}

/** The intervals of the reconciler, in ms. */
export interface ReconcilerTimes {
  /** Between two rounds. */
  everyMs: number;
  /** The age at which a command without acknowledgement makes its workflow converge. */
  unacknowledgedMs: number;
  /** Between the starts of two passes over everything that is open. */
  passMs: number;
  /** The most time that one round spends on its pass. */
  budgetMs: number;
}

const TIMES: ReconcilerTimes = {
  everyMs: 15_000,
  unacknowledgedMs: 30_000,
  passMs: 600_000,
  budgetMs: 10_000,
};
const PAGE = 200;
const CONCURRENCY = 5;

/**
 * Makes the workflows agree with PostgreSQL, one replica at a time: a workflow with an unacknowledged command converges
 * from PostgreSQL, everything open without a running workflow gets one, and so do the mornings.
 */
export class Reconciler {
  private readonly times: ReconcilerTimes;
  private readonly loop: Loop;
  private passBegan = -Infinity;
  /** The next page of the current pass; undefined between two passes. */
  private place: OpenPlace | undefined;

  constructor(private readonly parts: ReconcilerParts) {
    this.times = parts.times ?? TIMES;
    this.loop = new Loop('reconciling', () => this.round(), this.times.everyMs, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Handles unacknowledged commands, then continues the pass over everything that is open. */
  async round(): Promise<void> {
    await withLock(this.parts.pool, 'reconciler', async () => {
      await this.converge();
      await this.revive();
    });
  }

  private async converge(): Promise<void> {
    const { pool, engine, log } = this.parts;
    const commands = await findUnacknowledged(pool, this.times.unacknowledgedMs, PAGE);
    const lives = new Map(commands.map(({ commandId: _, ...life }) => [life.id, life]));
    await this.each([...lives.values()], async (life) => {
      const ids = commands.filter(({ id }) => id === life.id).map(({ commandId }) => commandId);
      try {
        await engine.converge(life, () => findLast(pool, life));
        await acknowledge(pool, ids);
        log.info({ ...life, commands: ids.length }, 'a workflow has taken over from the record');
      } catch (error) {
        log.warn({ err: error, ...life }, 'a workflow does not answer; it is asked again');
      }
    });
  }

  private async revive(): Promise<void> {
    const now = Date.now();
    if (!this.place) {
      if (now - this.passBegan < this.times.passMs) return;
      this.passBegan = now;
      this.place = FIRST_PLACE;
      await this.parts.engine.keepMornings();
    }
    while (this.place && !this.loop.signal.aborted && Date.now() - now < this.times.budgetMs) {
      const { lives, next } = await findOpenPage(this.parts.pool, this.place);
      await this.each(lives, (life) => this.keepRunning(life));
      this.place = next;
    }
  }

  private async keepRunning(life: LifeRef): Promise<void> {
    const { pool, engine, log } = this.parts;
    if (await engine.isRunning(life)) return;
    const started = await engine.start(life.kind, () => findLast(pool, life));
    if (started) log.info(life, 'a workflow was started from the record');
  }

  private each<T>(items: T[], act: (item: T) => Promise<void>): Promise<void> {
    return each(items, CONCURRENCY, this.loop.signal, act);
  }
}
