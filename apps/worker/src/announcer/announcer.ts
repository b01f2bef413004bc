import { currentCalendar, findBehindCalendar, type LivingThing } from '@app/database';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { setTimeout as rest } from 'node:timers/promises';
import { withLock } from '../living/lock';
import type { Workflows } from '../living/workflows';
import { each, Loop } from '../loop';

/** What the announcer works with. */
export interface AnnouncerParts {
  pool: Pool;
  workflows: Workflows;
  log: Logger;
  /** Workflows told in one second at most. */
  perSecond?: number;
}

const EVERY_MS = 3000;
const PER_SECOND = 50;
const ABREAST = 5;

/**
 * Tells open applications and duties of a newer calendar, one replica at a time and no faster than people's acts can
 * bear. Where it stands is in the record: what counts with an older edition has not been told yet.
 */
export class Announcer {
  private readonly loop: Loop;

  constructor(private readonly parts: AnnouncerParts) {
    this.loop = new Loop('announcing a calendar', () => this.round(), EVERY_MS, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Tells everything that is behind; what does not answer is left for the next round. */
  async round(): Promise<void> {
    await withLock(this.parts.pool, 'announcer', () => this.announce());
  }

  private async announce(): Promise<void> {
    const { pool, workflows, log, perSecond = PER_SECOND } = this.parts;
    const asked: string[] = [];
    let told = 0;
    while (!this.loop.signal.aborted) {
      const current = await currentCalendar(pool);
      const page = await findBehindCalendar(pool, current.calendarVersion, perSecond, asked);
      if (page.length === 0) break;
      const second = rest(1000, undefined, { signal: this.loop.signal }).catch(() => undefined);
      await each(page, ABREAST, this.loop.signal, async (thing: LivingThing) => {
        asked.push(thing.id);
        try {
          if (await workflows.tellCalendar(thing, current)) told += 1;
        } catch (error) {
          log.warn({ err: error, ...thing }, 'a workflow has not heard of the calendar; it is told again');
        }
      });
      await second;
    }
    if (told > 0) log.info({ told }, 'a calendar was announced');
  }
}
