import type { Logger } from 'pino';
import { setTimeout as rest } from 'node:timers/promises';

/** Repeats a round every `everyMs` ms until it is stopped. An error is logged; the next round tries again. */
export class Loop {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly what: string,
    private readonly round: () => Promise<void>,
    private readonly everyMs: number,
    private readonly log: Logger,
  ) {}

  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  start(): void {
    this.running = this.run();
  }

  /** Starts no further round and waits for the current one. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.round().catch((error: unknown) => this.log.warn({ err: error }, `${this.what} has to wait`));
      await rest(this.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Calls `act` for each item, `concurrency` at a time, until `signal` is aborted. */
export async function each<T>(
  items: readonly T[],
  concurrency: number,
  signal: AbortSignal,
  act: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = [...items];
  const workThrough = async () => {
    while (left.length > 0 && !signal.aborted) await act(left.shift()!);
  };
  await Promise.all(Array.from({ length: concurrency }, workThrough));
}
