import {
  findClock,
  findDue,
  findDueObligations,
  findDueYears,
  findOpen,
  findOpenObligations,
  findOpenYears,
  type OpenApplication,
  type OpenObligation,
  type YearRow,
} from '@app/database';
import type { Instant } from '@app/domain';
import { Injectable, Inject } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { LOG } from '../common/parts';
import { refuse } from '../common/problems';
import { Temporal } from '../temporal.provider';

const PAGE = 200;
const ABREAST = 8;
const PATIENCE_MS = 30_000;

/** An open application, obligation or year, and how it is told where the clock stands (ms). */
interface Listener {
  id: string;
  tell(offset: number): Promise<void>;
}

/** Tells workflows that the programme clock stands elsewhere. */
@Injectable()
export class ClockAnnouncement {
  /** Grows with each move: an older round of re-arming ends. */
  private round = 0;
  /** Those that were told of the latest moment because something was due, and what the clock's offset was (ms). */
  private told = new Map<string, number>();

  constructor(
    private readonly pool: Pool,
    private readonly temporal: Temporal,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * Tells every open application, obligation and year that has something due by `to` (ms), the earliest moment first, until nothing
   * is due. Each records what was due at its own moment before it answers.
   */
  async tellDue(to: Instant, offset: number, told: () => void): Promise<void> {
    let before = '';
    for (;;) {
      const page = await this.findDue(to);
      if (page.length === 0) return;
      const now = page.map(({ id, due }) => `${id}@${due}`).join();
      if (now === before) throw refuse('unavailable', { due: page.length }); // told, and yet nothing was recorded
      before = now;
      for (const moment of new Set(page.map(({ due }) => due))) {
        await each(
          page.filter(({ due }) => due === moment),
          async (listener) => {
            await listener.tell(offset);
            this.told.set(listener.id, offset);
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

  /** Lets every other open application, obligation and year arm its timer anew; nothing waits for it. */
  async rearmOthers(): Promise<void> {
    this.round += 1;
    const { round } = this;
    try {
      const { offset } = await findClock(this.pool);
      const rearm = async (page: Listener[]) =>
        each(page, async (listener) => {
          if (round === this.round && this.told.get(listener.id) !== offset) await listener.tell(offset);
        });
      await pages(
        async (after) => (await findOpen(this.pool, after, PAGE)).map((one) => this.application(one)),
        rearm,
        () => round === this.round,
      );
      await pages(
        async (after) =>
          (await findOpenObligations(this.pool, after, PAGE)).map((one) => this.obligation(one)),
        rearm,
        () => round === this.round,
      );
      await rearm((await findOpenYears(this.pool)).map((one) => this.year(one)));
      if (round === this.round) this.told.clear();
    } catch (error) {
      if (round === this.round) this.log.warn({ err: error }, 'timers are armed anew at the next move');
    }
  }

  private async findDue(to: Instant): Promise<(Listener & { due: Instant })[]> {
    const applications = await findDue(this.pool, to, PAGE);
    const obligations = await findDueObligations(this.pool, to, PAGE);
    const years = await findDueYears(this.pool, to);
    const due = [
      ...years.map((one) => ({ ...this.year(one), due: one.due })),
      ...applications.map((one) => ({ ...this.application(one), due: one.due })),
      ...obligations.map((one) => ({ ...this.obligation(one), due: one.due })),
    ];
    return due.sort((a, b) => a.due - b.due);
  }

  private application({ app, rules }: OpenApplication): Listener {
    return {
      id: app.id,
      tell: (offset) =>
        this.temporal.tell({ app, rules, offset }, { type: 'clockMoved', offset }, PATIENCE_MS),
    };
  }

  private year({ year, rules }: YearRow): Listener {
    return {
      id: `year ${year.id}`,
      tell: (offset) =>
        this.temporal.tellYear({ year, rules, offset }, { type: 'clockMoved', offset }, PATIENCE_MS),
    };
  }

  private obligation({ obligation, rules }: OpenObligation): Listener {
    return {
      id: obligation.id,
      tell: (offset) =>
        this.temporal.tellObligation(
          { obligation, rules, offset },
          { type: 'clockMoved', offset },
          PATIENCE_MS,
        ),
    };
  }
}

/** Goes through a list page by page, by id, while it is wanted. */
async function pages(
  find: (after: string) => Promise<Listener[]>,
  act: (page: Listener[]) => Promise<void>,
  isWanted: () => boolean,
): Promise<void> {
  for (let after = ''; isWanted();) {
    const page = await find(after);
    await act(page);
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

async function each<T>(items: T[], act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
}
