import { acknowledge } from '@app/database';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

const EVERY_MS = 200;

/** Notes for the reconciler which commands their workflows are known to have taken; many in one statement. */
export class Acknowledger {
  private noted: string[] = [];
  private timer?: NodeJS.Timeout;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly log: Logger,
  ) {}

  /** An answer to this command has come from its workflow. */
  answered(commandId: string): void {
    this.noted.push(commandId);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flushing = this.flush();
    }, EVERY_MS);
  }

  /** Writes down what is left. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.flushing;
    await this.flush();
  }

  // What cannot be written now is dropped: the reconciler then asks the workflow, which does no harm.
  private async flush(): Promise<void> {
    const ids = this.noted;
    this.noted = [];
    if (ids.length === 0) return;
    await acknowledge(this.pool, ids).catch((error: unknown) => {
      this.log.warn({ err: error, commands: ids.length }, 'answered commands stay unacknowledged');
    });
  }
}
