import { acknowledge } from '@app/database';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

const EVERY_MS = 200;

/** Marks commands whose workflows have answered as acknowledged, many in one statement; the reconciler handles the rest. */
export class Acknowledger {
  private noted: string[] = [];
  private timer?: NodeJS.Timeout;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly log: Logger,
  ) {}

  /** Notes that the workflow has answered this command. */
  answered(commandId: string): void {
    this.noted.push(commandId);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flushing = this.flush();
    }, EVERY_MS);
  }

  /** Writes the remaining marks. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.flushing;
    await this.flush();
  }

  // A mark that cannot be written is dropped: the reconciler then asks the workflow, which has no side effect.
  private async flush(): Promise<void> {
    const ids = this.noted;
    this.noted = [];
    if (ids.length === 0) return;
    await acknowledge(this.pool, ids).catch((error: unknown) => {
      this.log.warn({ err: error, commands: ids.length }, 'answered commands stay unacknowledged');
    });
  }
}
