import { currentCalendar, findProgrammeTime, queueDigests } from '@app/database';
import { type CivilDate, civilDateAt, isWorkingDay, nineOn } from '@app/domain';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { Loop } from '../loop';

/** The dependencies of the daily digests. */
export interface MorningDigestsParts {
  pool: Pool;
  log: Logger;
  /** Real time (ms). */
  now?: () => number;
}

const EVERY_MS = 2000;

/**
 * Queues the digests of each working day from 09:00 in programme time. A late start still queues today's digests, but
 * never those of an earlier day. Any number of replicas may run: PostgreSQL accepts the digests of a day once.
 */
export class MorningDigests {
  private readonly loop: Loop;
  private queued: CivilDate | undefined;

  constructor(private readonly parts: MorningDigestsParts) {
    this.loop = new Loop('the morning', () => this.round(), EVERY_MS, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Queues today's digests if they are due and not queued yet. */
  async round(): Promise<void> {
    const { pool, now = () => Date.now() } = this.parts;
    const { offset } = await findProgrammeTime(pool);
    const at = now() + offset;
    const today = civilDateAt(at);
    if (this.queued !== today && at >= nineOn(today)) await this.queue(today);
  }

  private async queue(today: CivilDate): Promise<void> {
    const { pool, log } = this.parts;
    const { calendar } = await currentCalendar(pool);
    if (isWorkingDay(calendar, today)) {
      const digests = await queueDigests(pool, today);
      if (digests !== undefined) log.info({ day: today, digests }, 'the digests of the morning are queued');
    }
    this.queued = today;
  }
}
