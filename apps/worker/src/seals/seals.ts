import { findProgrammeTime, findSealedYears, sealDay, type SealRow } from '@app/database';
import { addDays, civilDateAt } from '@app/domain';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { Loop } from '../loop';

/** What sealing works with. */
export interface SealsParts {
  pool: Pool;
  log: Logger;
  /** Real time (ms). */
  now?: () => number;
}

const EVERY_MS = 60_000;

/**
 * 每日封存: after each day in programme time, a root over every programme year's chains, also in the log, which is kept
 * elsewhere. Any number of replicas: PostgreSQL lets a day be sealed once.
 */
export class Seals {
  private readonly loop: Loop;

  constructor(private readonly parts: SealsParts) {
    this.loop = new Loop(
      'the seal of the day',
      () => this.round().then(() => undefined),
      EVERY_MS,
      parts.log,
    );
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Seals the day that is over, where it is not sealed yet; answers the seals. */
  async round(): Promise<SealRow[]> {
    const { pool, log, now = () => Date.now() } = this.parts;
    const { offset } = await findProgrammeTime(pool);
    const at = now();
    const day = addDays(civilDateAt(at + offset), -1);
    const seals: SealRow[] = [];
    for (const year of await findSealedYears(pool)) {
      const seal = await sealDay(pool, { year, day, at });
      if (!seal) continue;
      const { root, chains, records } = seal;
      log.info({ year, day, root, chains, records }, 'the day is sealed');
      seals.push(seal);
    }
    return seals;
  }
}
