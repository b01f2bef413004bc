import type { ScanVerdict } from '@app/database';
import { type Answer, pingClamd, scanBytes, type ScanFault } from './clamd';

/** How long the sender of a file waits for its scan, and how long the daemon has otherwise (ms). */
const UPLOAD_PATIENCE_MS = 10_000;
export const SCAN_PATIENCE_MS = 120_000;
const PING_PATIENCE_MS = 3000;
/** After an upload that waited in vain, the next ones do not wait for this long (ms). */
const PAUSE_MS = 30_000;

/** The outcome of one scan: a verdict, or why there is none. */
export type Outcome = ScanVerdict | { state: 'unscanned'; fault: ScanFault };

/** The virus scanner of this installation; without an address there is none. */
export class Scanner {
  private pausedUntil = 0;

  constructor(
    private readonly address: string | undefined,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether files are scanned, so that nothing is read before it is clean. */
  get isOn(): boolean {
    return this.address !== undefined;
  }

  /** Scans what has just come in; undefined when there is no scanner, or it has just kept somebody waiting in vain. */
  async scanUpload(bytes: () => AsyncIterable<Buffer>): Promise<Outcome | undefined> {
    if (this.address === undefined || this.now() < this.pausedUntil) return undefined;
    const outcome = outcomeOf(await scanBytes(this.address, bytes(), UPLOAD_PATIENCE_MS));
    if (outcome.state === 'unscanned' && outcome.fault !== 'tooLarge' && outcome.fault !== 'limits')
      this.pausedUntil = this.now() + PAUSE_MS;
    return outcome;
  }

  /** Scans a kept file. Only when there is a scanner. */
  async scan(bytes: AsyncIterable<Buffer>, signal: AbortSignal): Promise<Outcome> {
    return outcomeOf(await scanBytes(this.address!, bytes, SCAN_PATIENCE_MS, signal));
  }

  /** Whether the scanner answers; undefined when there is none. */
  async answers(): Promise<boolean | undefined> {
    return this.address === undefined ? undefined : pingClamd(this.address, PING_PATIENCE_MS);
  }
}

function outcomeOf(answer: Answer): Outcome {
  switch (answer.kind) {
    case 'clean':
      return { state: 'clean' };
    case 'encrypted':
      return { state: 'unscannable' };
    case 'infected':
      return { state: 'infected', finding: answer.finding };
    case 'fault':
      return { state: 'unscanned', fault: answer.fault };
  }
}
