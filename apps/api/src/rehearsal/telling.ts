import { findClock, findDue, findOpen, type OpenApplication } from '@app/database';
import type { Instant } from '@app/domain';
import { Injectable, Inject } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { LOG } from '../parts';
import { refuse } from '../problems';
import { Temporal } from '../temporal.provider';

const PAGE = 200;
const ABREAST = 8;
const PATIENCE_MS = 30_000;

/** Tells workflows that the programme clock stands elsewhere. */
@Injectable()
export class Telling {
  /** Grows with each move: an older round of re-arming ends. */
  private round = 0;
  /** Those that were told of the latest move because something was due. */
  private told = new Set<string>();

  constructor(
    private readonly pool: Pool,
    private readonly temporal: Temporal,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * Tells every open application that has something due by `to` (ms), the earliest moment first, until nothing is due.
   * Each records what was due at its own moment before it answers.
   */
  async tellDue(to: Instant, offset: number, told: () => void): Promise<void> {
    let before = '';
    this.told = new Set();
    for (;;) {
      const page = await findDue(this.pool, to, PAGE);
      if (page.length === 0) return;
      const now = page.map(({ app, due }) => `${app.id}@${due}`).join();
      if (now === before) throw refuse('unavailable', { due: page.length }); // told, and yet nothing was recorded
      before = now;
      for (const moment of new Set(page.map(({ due }) => due))) {
        await each(
          page.filter(({ due }) => due === moment),
          async (open) => {
            await this.tell(open, offset);
            this.told.add(open.app.id);
            told();
          },
        );
      }
    }
  }

  /** Background rounds make way for a move. */
  giveWay(): void {
    this.round += 1;
  }

  /** Lets every other open application arm its timer anew; nothing waits for it. */
  async rearmOthers(): Promise<void> {
    this.round += 1;
    const { round } = this;
    try {
      const { offset } = await findClock(this.pool);
      for (let after = ''; round === this.round;) {
        const page = await findOpen(this.pool, after, PAGE);
        await each(page, async (open) => {
          if (round === this.round && !this.told.has(open.app.id)) await this.tell(open, offset);
        });
        if (page.length < PAGE) return;
        after = page.at(-1)!.app.id;
      }
    } catch (error) {
      if (round === this.round) this.log.warn({ err: error }, 'timers are armed anew at the next move');
    }
  }

  private tell({ app, rules }: OpenApplication, offset: number): Promise<void> {
    return this.temporal.tell({ app, rules, offset }, { type: 'clockMoved', offset }, PATIENCE_MS);
  }
}

async function each<T>(items: T[], act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
}
