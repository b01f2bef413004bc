import {
  findProgrammeTime,
  findDue,
  findLast,
  findOpenPage,
  FIRST_PLACE,
  type LifeRef,
  type OpenPlace,
} from '@app/database';
import type { Instant } from '@app/domain';
import { Engine } from '@app/engine';
import { Injectable, Inject } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { LOG } from '../common/parts';
import { refuse } from '../common/problems';

const CONCURRENCY = 8;
const PATIENCE_MS = 30_000;

/** Announces to workflows where the programme clock stands. */
@Injectable()
export class ProgrammeTimeAnnouncement {
  /** Grows with each move: an older round of re-arming ends. */
  private round = 0;
  /** What knows the latest moment because something was due, and the clock's offset that was announced to it (ms). */
  private known = new Map<string, number>();

  constructor(
    private readonly pool: Pool,
    private readonly engine: Engine,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * Announces the clock to everything open that has something due by `to` (ms), the earliest moment first, until nothing is
   * due. Each records what was due at its own moment before it answers; `done` is called after each.
   */
  async announceDue(to: Instant, offset: number, done: () => void): Promise<void> {
    let before = '';
    for (;;) {
      const page = await findDue(this.pool, to);
      if (page.length === 0) return;
      const now = page.map(({ id, due }) => `${id}@${due}`).join();
      if (now === before) throw refuse('unavailable', { due: page.length }); // announced, and yet nothing was recorded
      before = now;
      for (const moment of new Set(page.map(({ due }) => due))) {
        const lives = page.filter(({ due }) => due === moment);
        await each(lives, async (life) => {
          await this.announce(life, offset);
          this.known.set(life.id, offset);
          done();
        });
      }
    }
  }

  /** Background rounds make way for a move. */
  pauseForMove(): void {
    this.round += 1;
  }

  /** Lets the mornings, and everything else that time itself ends or moves, arm their timers anew; nothing waits for it. */
  async rearmOthers(): Promise<void> {
    this.round += 1;
    const { round } = this;
    try {
      const { offset } = await findProgrammeTime(this.pool);
      await this.engine.wakeMornings();
      for (let place: OpenPlace | undefined = FIRST_PLACE; place && round === this.round;) {
        const { lives, next }: Awaited<ReturnType<typeof findOpenPage>> = await findOpenPage(
          this.pool,
          place,
          true,
        );
        await each(lives, async (life) => {
          if (round === this.round && this.known.get(life.id) !== offset) await this.announce(life, offset);
        });
        place = next;
      }
      if (round === this.round) this.known.clear();
    } catch (error) {
      if (round === this.round) this.log.warn({ err: error }, 'timers are armed anew at the next move');
    }
  }

  private async announce(life: LifeRef, offset: number): Promise<void> {
    const read = () => findLast(this.pool, life);
    await this.engine.announce(life, { type: 'clockMoved', offset }, read, PATIENCE_MS);
  }
}

async function each<T>(items: T[], act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const workThrough = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, workThrough));
}
