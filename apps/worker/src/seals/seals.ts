import { findProgrammeTime, findSealedYears, sealDay, type SealRow } from '@app/database';
import { addDays, civilDateAt } from '@app/domain';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { Loop } from '../loop';

/** The dependencies of the seals. */
export interface SealsParts {
  pool: Pool;
  log: Logger;
  /** Real time (ms). */
  now?: () => number;
}

const EVERY_MS = 60_000;

/**
 * 每日封存: after each day of programme time, stores a root hash over the chains of every programme year, and logs it: the
 * log is kept apart from the database. Any number of replicas may run: PostgreSQL accepts the seal of a day once.
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

  /** Seals yesterday for every programme year that has no seal of it yet; returns the new seals. */
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
