/** How long to wait before an attempt is repeated. */
export interface Backoff {
  /** After the first attempt, in ms; doubled after each further one. */
  firstMs: number;
  maxMs: number;
  /** Attempts after which a mail is given up as failed: about four days. */
  attempts: number;
}

export const BACKOFF: Backoff = { firstMs: 10_000, maxMs: 3_600_000, attempts: 100 };

/** The pause (ms) after so many attempts, a quarter more or less so that mails do not come back all at once. */
export function pauseAfter(attempts: number, { firstMs, maxMs }: Backoff, random = Math.random()): number {
  return Math.min(firstMs * 2 ** (attempts - 1), maxMs) * (0.75 + random / 2);
}
