import type { ScanVerdict } from '@app/database';
import { PerKeyLimit } from '../../common/per-key-limit';
import { type Answer, pingClamd, scanBytes, type ScanFault } from './clamd';

/** How long the sender of a file waits for its scan, and how long the daemon has otherwise (ms). */
const UPLOAD_PATIENCE_MS = 10_000;
export const SCAN_PATIENCE_MS = 120_000;
const PING_PATIENCE_MS = 3000;
/** After an upload that waited in vain, the next ones do not wait for this long (ms). */
const PAUSE_MS = 30_000;

const CHUNK_BYTES = 64 * 1024;

/** Limits the files whose inside is held in memory. */
const INSIDE = new PerKeyLimit(3);

/** A file to be scanned: its bytes, and the files that lie in it; `inner` answers undefined when it cannot be looked into. */
export interface Scannable {
  whole: () => AsyncIterable<Buffer>;
  inner: () => Promise<Buffer[] | undefined>;
}

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
  async scanUpload(file: Scannable): Promise<Outcome | undefined> {
    if (this.address === undefined || this.now() < this.pausedUntil) return undefined;
    const outcome = await scanFile(this.address, file, UPLOAD_PATIENCE_MS);
    if (outcome.state === 'unscanned' && outcome.fault !== 'tooLarge' && outcome.fault !== 'limits')
      this.pausedUntil = this.now() + PAUSE_MS;
    return outcome;
  }

  /** Scans a kept file. Only when there is a scanner. */
  async scan(file: Scannable, signal: AbortSignal): Promise<Outcome> {
    return scanFile(this.address!, file, SCAN_PATIENCE_MS, signal);
  }

  /** Whether the scanner answers; undefined when there is none. */
  async answers(): Promise<boolean | undefined> {
    return this.address === undefined ? undefined : pingClamd(this.address, PING_PATIENCE_MS);
  }
}

/**
 * Scans a file, and when that finds nothing what lies in it: clamd 1.4 does not unpack every attachment of a pdf that its
 * viewers show.
 */
async function scanFile(
  address: string,
  { whole, inner }: Scannable,
  patienceMs: number,
  signal?: AbortSignal,
): Promise<Outcome> {
  const outcome = outcomeOf(await scanBytes(address, whole(), patienceMs, signal));
  if (outcome.state !== 'clean') return outcome;
  return INSIDE.run('', async () => {
    const parts = await inner();
    if (!parts) return { state: 'unscanned', fault: 'limits' };
    for (const part of parts) {
      const found = outcomeOf(await scanBytes(address, chunksOf(part), patienceMs, signal));
      if (found.state !== 'clean') return found;
    }
    return outcome;
  });
}

/** Returns bytes in chunks of 64 KiB. */
export async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
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
