import { acknowledge, type LifeRef } from '@app/database';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { withLock } from '../engine/lock';
import { findOpenLives, findUnacknowledged } from '../engine/rows';
import type { Workflows } from '../engine/workflows';
import { each, Loop } from '../loop';

/** What the reconciler works with. */
export interface ReconcilerParts {
  pool: Pool;
  workflows: Workflows;
  log: Logger;
  times?: ReconcilerTimes;
}

/** All in ms. */
export interface ReconcilerTimes {
  /** Between two rounds. */
  everyMs: number;
  /** A command not acknowledged for so long is looked after. */
  unheardMs: number;
  /** Between the beginnings of two passes over all that is open. */
  passMs: number;
  /** How long one round may go on with its pass. */
  budgetMs: number;
}

const TIMES: ReconcilerTimes = { everyMs: 15_000, unheardMs: 30_000, passMs: 600_000, budgetMs: 10_000 };
interface Place {
  kind: LifeRef['kind'];
  after: string;
}

const KINDS = ['application', 'obligation', 'programme'] as const;
const PAGE = 200;
const ABREAST = 5;

/**
 * Makes the workflows agree with PostgreSQL, one replica at a time: tells a workflow to take over what it has not heard
 * of, and starts the workflow of an open application, obligation or year that has none.
 */
export class Reconciler {
  private readonly times: ReconcilerTimes;
  private readonly loop: Loop;
  private passBegan = -Infinity;
  /** Where the pass stands; undefined between two passes. */
  private place: Place | undefined;

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

  /** One round: what has not been heard of, then a part of the pass over all that is open. */
  async round(): Promise<void> {
    await withLock(this.parts.pool, 'reconciler', async () => {
      await this.converge();
      await this.revive();
    });
  }

  private async converge(): Promise<void> {
    const { pool, workflows, log } = this.parts;
    const commands = await findUnacknowledged(pool, this.times.unheardMs, PAGE);
    const things = new Map(commands.map(({ commandId: _, ...thing }) => [thing.id, thing]));
    await this.each([...things.values()], async (thing) => {
      const unheard = commands.filter(({ id }) => id === thing.id).map(({ commandId }) => commandId);
      try {
        await workflows.converge(thing);
        await acknowledge(pool, unheard);
        log.info({ ...thing, commands: unheard.length }, 'a workflow has taken over from the record');
      } catch (error) {
        log.warn({ err: error, ...thing }, 'a workflow does not answer; it is asked again');
      }
    });
  }

  private async revive(): Promise<void> {
    const now = Date.now();
    if (!this.place) {
      if (now - this.passBegan < this.times.passMs) return;
      this.passBegan = now;
      this.place = { kind: KINDS[0], after: '' };
    }
    while (this.place && !this.loop.signal.aborted && Date.now() - now < this.times.budgetMs) {
      const { kind, after }: Place = this.place;
      const page = await findOpenLives(this.parts.pool, kind, after, PAGE);
      await this.each(page, (thing) => this.keepRunning(thing));
      this.place = page.length === PAGE ? { kind, after: page.at(-1)!.id } : nextKind(kind);
    }
  }

  private async keepRunning(thing: LifeRef): Promise<void> {
    const { workflows, log } = this.parts;
    if (await workflows.isRunning(thing)) return;
    if (await workflows.startFromRow(thing)) log.info(thing, 'a workflow was started from the record');
  }

  private each<T>(items: T[], act: (item: T) => Promise<void>): Promise<void> {
    return each(items, ABREAST, this.loop.signal, act);
  }
}

function nextKind(kind: Place['kind']): Place | undefined {
  const next = KINDS[KINDS.indexOf(kind) + 1];
  return next && { kind: next, after: '' };
}
