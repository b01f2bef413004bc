/** The pauses between the attempts to send a mail. */
export interface Backoff {
  /** The pause after the first attempt, in ms; each further attempt doubles it. */
  firstMs: number;
  maxMs: number;
  /** The number of attempts after which a mail has failed; they take about four days. */
  attempts: number;
}

export const BACKOFF: Backoff = { firstMs: 10_000, maxMs: 3_600_000, attempts: 100 };

/** Returns the pause (ms) after `attempts` attempts, with a jitter of ±25 % that spreads the retries. */
export function pauseAfter(
  attempts: number,
  { firstMs, maxMs }: Omit<Backoff, 'attempts'>,
  random = Math.random(),
): number {
  return Math.min(firstMs * 2 ** (attempts - 1), maxMs) * (0.75 + random / 2);
}
