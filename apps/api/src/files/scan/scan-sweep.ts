import {
  decideScan,
  findNotSetAside,
  type LeasedScan,
  leaseScans,
  noteScanner,
  noteSetAside,
  postponeScan,
  tellOfSilence,
} from '@app/database';
import { DomainError } from '@app/domain';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { setTimeout as rest } from 'node:timers/promises';
import { attachmentsOf } from '../kinds/pdf/attachments';
import { recognise } from '../kinds/recognise';
import type { FileStore } from '../store';
import { chunksOf, type Outcome, SCAN_PATIENCE_MS, type Scanner } from './scanner';

const EVERY_MS = 5000;
/** Files that one process scans at a time, each of at most 20 MB in memory. */
const AT_A_TIME = 2;
const MINUTE_MS = 60_000;
/** After this time without an answer the office is told. */
const TOLD_AFTER_MS = 30 * MINUTE_MS;

/** What the sweep works with. */
export interface SweepParts {
  pool: Pool;
  store: FileStore;
  scanner: Scanner;
  log: Logger;
}

/**
 * Scans the files that have no verdict: those that came in while the scanner was silent, and those that were kept before
 * there was one. Any number of processes may do so; what one of them did not finish is leased again.
 */
export class ScanSweep {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: SweepParts) {}

  start(): void {
    if (this.parts.scanner.isOn) this.running = this.run();
  }

  /** Ends the scans that are running, whose files are due again at once. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Scans everything that is due. While the scanner is silent nothing is leased, so that no attempt is counted. */
  async round(): Promise<void> {
    const { pool, scanner, log } = this.parts;
    const answers = await scanner.answers();
    if (answers === undefined) return;
    if (await noteScanner(pool, answers))
      log[answers ? 'info' : 'error'](
        answers ? 'the virus scanner answers again' : 'the virus scanner is silent',
      );
    await this.setAside();
    if (!answers) return tellOfSilence(pool, TOLD_AFTER_MS);
    while (!this.stopping.signal.aborted) {
      const leased = await leaseScans(pool, AT_A_TIME, SCAN_PATIENCE_MS + MINUTE_MS);
      if (leased.length === 0) return;
      await Promise.all(leased.map((file) => this.scan(file)));
    }
  }

  private async scan({ fileId, storedAs, name, attempts }: LeasedScan): Promise<void> {
    const { pool, store, log } = this.parts;
    const bytes = await store.bytesOfKept(storedAs);
    const outcome = bytes
      ? await this.outcomeOf(name, bytes)
      : { state: 'unscanned' as const, fault: 'missing' };
    if (outcome.state === 'unscanned') {
      const { fault } = outcome;
      if (this.stopping.signal.aborted) return postponeScan(pool, fileId, { fault, pauseMs: 0 });
      log.warn({ fileId, fault, attempts }, 'a file could not be scanned and waits');
      const pauseMs = Math.min(60, 2 ** Math.min(attempts, 6)) * MINUTE_MS;
      return postponeScan(pool, fileId, { fault, pauseMs });
    }
    if (!(await decideScan(pool, fileId, outcome)) || outcome.state === 'clean') return;
    log.warn({ fileId, ...outcome }, 'a file is not given out');
    if (outcome.state === 'infected') await this.setAside();
  }

  /** Clamd calls clean what it cannot look into; whether a file has a password is asked for separately. */
  private async outcomeOf(name: string, bytes: Buffer): Promise<Outcome> {
    const file = { whole: () => chunksOf(bytes), inner: () => attachmentsOf(bytes) };
    const outcome = await this.parts.scanner.scan(file, this.stopping.signal);
    return outcome.state === 'clean' && (await isLocked(name, bytes)) ? { state: 'unscannable' } : outcome;
  }

  /** After the verdict, since a process may end between the two. */
  private async setAside(): Promise<void> {
    const { pool, store } = this.parts;
    for (const { fileId, storedAs } of await findNotSetAside(pool)) {
      await store.setAside(storedAs);
      await noteSetAside(pool, fileId);
    }
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.round().catch((error: unknown) =>
        this.parts.log.warn({ err: error }, 'scanning has to wait'),
      );
      await rest(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}

/** Whether a file, or a document within it, has a password. Its other faults are no matter here. */
async function isLocked(name: string, bytes: Buffer): Promise<boolean> {
  try {
    await recognise(name, bytes);
    return false;
  } catch (error) {
    if (error instanceof DomainError) return error.code === 'fileEncrypted';
    throw error;
  }
}
