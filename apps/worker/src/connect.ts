import type { Logger } from 'pino';
import { setTimeout as rest } from 'node:timers/promises';

/** A process that this one cannot work without did not answer in time. */
export class NotReachable extends Error {}

/** Tries until it works: services start in any order. Throws NotReachable after `patienceMs`. */
export async function insist<T>(
  name: string,
  attempt: () => Promise<T>,
  log: Logger,
  patienceMs = 60_000,
): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let pause = 200; ; pause = Math.min(pause * 2, 3000)) {
    try {
      return await attempt();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (Date.now() + pause > until) throw new NotReachable(`${name} cannot be reached: ${reason}`);
      log.warn({ reason }, `waiting for ${name}`);
      await rest(pause);
    }
  }
}
