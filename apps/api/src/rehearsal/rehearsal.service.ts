import type { Env } from '@app/config';
import type { ClockView } from '@app/contracts';
import { countDue, endMove, findClock, setClock, underLock } from '@app/database';
import type { Instant } from '@app/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ENV, LOG } from '../parts';
import { refuse } from '../problems';
import { isoAt } from '../time';
import { Telling } from './telling';

/** 演练时钟: moved forward only, one move at a time; a move that was broken off is finished by asking again. */
@Injectable()
export class RehearsalService {
  private moves: Promise<unknown> = Promise.resolve();
  private progress: { told: number; total: number } | null = null;
  private lastMovedTo?: Instant;

  constructor(
    private readonly pool: Pool,
    private readonly telling: Telling,
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async clock(): Promise<ClockView> {
    const { rehearsal, offset, movingTo } = await findClock(this.pool);
    if (!rehearsal || !this.env.REHEARSAL) throw refuse('notRehearsal');
    return {
      now: isoAt(Date.now() + offset),
      offsetMs: offset,
      rehearsal,
      movingTo: movingTo && isoAt(movingTo),
      progress: this.progress,
    };
  }

  /** Moves the clock to a moment (ms) and answers when everything due by then has been recorded. */
  async moveTo(to: Instant): Promise<ClockView> {
    await this.clock(); // refused outside a rehearsal, before waiting for anybody
    this.telling.giveWay();
    await this.inTurn(() => underLock(this.pool, 'rehearsal clock', () => this.move(to)));
    void this.telling.rearmOthers();
    return this.clock();
  }

  /** At the start of the api: what an earlier process had begun is brought to its end. */
  async resume(): Promise<void> {
    for (let wait = 1000; ; wait = Math.min(2 * wait, 60_000)) {
      try {
        return await this.finish();
      } catch (error) {
        this.log.warn(
          { err: error },
          'the programme clock is looked after as soon as the services are there',
        );
        await rest(wait, undefined, { ref: false });
      }
    }
  }

  private async finish(): Promise<void> {
    const { rehearsal, movingTo } = await findClock(this.pool);
    if (!rehearsal || !this.env.REHEARSAL) return;
    if (movingTo) await this.moveTo(movingTo.getTime());
    else void this.telling.rearmOthers();
  }

  private async move(to: Instant): Promise<void> {
    const { offset, movingTo } = await findClock(this.pool);
    if (to === this.lastMovedTo) return; // asked again, its answer having been lost
    const brokenOff = movingTo?.getTime() === to;
    if (to < Date.now() + offset && !brokenOff)
      throw refuse('clockBackwards', { now: isoAt(Date.now() + offset) });
    const moved = await setClock(this.pool, to);
    try {
      this.progress = { told: 0, total: await countDue(this.pool, to) };
      await this.telling.tellDue(to, moved, () => (this.progress!.told += 1));
      await endMove(this.pool);
      this.lastMovedTo = to;
      this.log.info({ to: isoAt(to), told: this.progress.told }, 'the programme clock was moved');
    } finally {
      this.progress = null;
    }
  }

  private inTurn<T>(move: () => Promise<T>): Promise<T> {
    const turn = this.moves.then(move);
    this.moves = turn.catch(() => undefined);
    return turn;
  }
}
