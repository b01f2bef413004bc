import { pauseAfter } from '../dispatcher/backoff';

/** From 2 s to 5 minutes between the attempts at one row. */
const PAUSES = { firstMs: 2000, maxMs: 300_000 };

/**
 * The rows whose last attempt failed, each with the moment of its next attempt. They stand in memory: after a restart every
 * row is tried at once.
 */
export class Setbacks {
  private readonly rows = new Map<string, { attempts: number; next: number }>();

  /** `now` returns real time in ms. */
  constructor(private readonly now: () => number = Date.now) {}

  /** Returns the ids that wait for their next attempt. */
  waiting(): string[] {
    return [...this.rows].filter(([, { next }]) => next > this.now()).map(([id]) => id);
  }

  /** Runs one attempt at a row. A failure is passed to `report` and makes the row wait. */
  async attempt(
    id: string,
    act: () => Promise<void>,
    report: (error: unknown, attempts: number) => void,
  ): Promise<boolean> {
    try {
      await act();
      this.rows.delete(id);
      return true;
    } catch (error) {
      const attempts = (this.rows.get(id)?.attempts ?? 0) + 1;
      this.rows.set(id, { attempts, next: this.now() + pauseAfter(attempts, PAUSES) });
      report(error, attempts);
      return false;
    }
  }
}
