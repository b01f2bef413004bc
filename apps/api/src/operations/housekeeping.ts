import { tidyUp } from '@app/database';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { SESSION } from '../auth';
import { FileStore } from '../files';
import { LOG } from '../common/parts';

const EVERY_MS = 3_600_000;

/** Once an hour: sessions that are over, old attempts to log in, uploads that were broken off. */
@Injectable()
export class Housekeeping {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly pool: Pool,
    private readonly store: FileStore,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.tidy(), EVERY_MS);
    this.timer.unref();
    void this.tidy();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async tidy(): Promise<void> {
    try {
      await tidyUp(this.pool, SESSION.idleMinutes);
      await this.store.dropStale();
    } catch (error) {
      this.log.warn({ err: error }, 'tidying up waits for the next hour');
    }
  }
}
