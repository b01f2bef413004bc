import type { Directories } from '@app/database';
import { type Mailer, messageIdOf, type SendResult } from '@app/mail';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { setTimeout as rest } from 'node:timers/promises';
import { type Backoff, BACKOFF, pauseAfter } from './backoff';
import { handOver, leaseMails, type LeasedMail, settleMail, type Settlement, type Wanted } from './outbox';
import { wordsOf } from './words';
import { WorkHours } from './work-hours';

/** The dependencies of the dispatcher. */
export interface DispatcherParts {
  pool: Pool;
  mailer: Mailer;
  log: Logger;
  publicUrl: string;
  /** The right-hand side of every Message-ID. */
  host: string;
  directories: Directories;
  backoff?: Backoff;
  /** How long a mail is leased (ms); longer than the mailer's timeout. */
  leaseMs?: number;
  /** Real time (ms). */
  now?: () => number;
}

const CONCURRENCY = 5;
const LEASE_MS = 60_000;
const IDLE_MS = { min: 250, max: 1000 };
const DOUBT_MS = 1000;

/**
 * Sends the due mails of the outbox during working hours, in any number of replicas. No other service waits for it, and
 * no error stops it: an error is stored with its mail, or logged and retried.
 */
export class Dispatcher {
  private readonly sending = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly hours: WorkHours;
  private loop: Promise<void> = Promise.resolve();
  private nextDoubt = -Infinity;

  constructor(private readonly parts: DispatcherParts) {
    this.hours = new WorkHours(parts.pool, parts.now);
  }

  start(): void {
    this.loop = this.run();
  }

  /** Leases no more mails and waits for those in progress. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await Promise.all(this.sending);
  }

  private async run(): Promise<void> {
    let pause = IDLE_MS.min;
    while (!this.stopping.signal.aborted) {
      const taken = (await this.takeDoubtful()) + (await this.takeSome());
      pause = taken > 0 ? IDLE_MS.min : Math.min(pause * 2, IDLE_MS.max);
      if (this.sending.size >= CONCURRENCY) await Promise.race(this.sending);
      else if (taken === 0)
        await rest(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async takeSome(): Promise<number> {
    const mails = await this.lease('new', CONCURRENCY - this.sending.size);
    for (const mail of mails) {
      const job = this.deliver(mail).finally(() => this.sending.delete(job));
      this.sending.add(job);
    }
    return mails.length;
  }

  /** Sends one doubtful mail, alone: another mail may have ended the process during its first attempt. */
  private async takeDoubtful(): Promise<number> {
    if (Date.now() < this.nextDoubt) return 0;
    const [mail] = await this.lease('doubtful', 1);
    if (!mail) this.nextDoubt = Date.now() + DOUBT_MS;
    else {
      await Promise.all(this.sending);
      await this.deliver(mail);
    }
    return mail ? 1 : 0;
  }

  private async lease(wanted: Wanted, limit: number): Promise<LeasedMail[]> {
    const { pool, log, leaseMs = LEASE_MS } = this.parts;
    if (limit === 0) return [];
    try {
      return await leaseMails(pool, limit, leaseMs, await this.hours.now(), wanted);
    } catch (error) {
      log.warn({ err: error }, 'the outbox cannot be read');
      return [];
    }
  }

  private async deliver(mail: LeasedMail): Promise<void> {
    const settlement = await this.attempt(mail);
    const { id, applicationId, obligationId, cellId, programmeYear, eventSeq, digestOn, kind, attempts } =
      mail;
    const about = {
      mail: id,
      applicationId,
      obligationId,
      cellId,
      programmeYear,
      eventSeq,
      digestOn,
      kind,
      attempts,
      ...settlement,
    };
    if (settlement.status === 'sent') this.parts.log.debug(about, 'mail sent');
    else this.parts.log.warn(about, 'mail not sent');
    await this.settle(mail, settlement);
  }

  private async attempt(mail: LeasedMail): Promise<Settlement> {
    const { pool, mailer, host } = this.parts;
    try {
      const { recipient, kind } = mail;
      const words = await wordsOf(mail, this.parts);
      const source = sourceOf(mail);
      const ordinal = mail.eventSeq ?? mail.digestOn ?? 1;
      const messageId = messageIdOf({ source, ordinal, kind, recipient }, host);
      const result = await mailer.send({ to: recipient, messageId, ...words }, () => handOver(pool, mail));
      return this.settlementOf(mail, result);
    } catch (error) {
      this.parts.log.error({ err: error, mail: mail.id, kind: mail.kind }, 'mail cannot be written');
      return this.settlementOf(mail, { status: 'retry', code: 'render' });
    }
  }

  private settlementOf({ attempts, handedOver }: LeasedMail, result: SendResult): Settlement {
    const backoff = this.parts.backoff ?? BACKOFF;
    const mayHaveArrived = handedOver > 0;
    if (result.status === 'sent') return { status: 'sent' };
    if (result.status === 'bounced') return { status: 'bounced', error: result.code };
    const pauseMs = pauseAfter(attempts, backoff);
    if (result.status === 'uncertain') {
      const once = mayHaveArrived ? null : pauseMs;
      return { status: 'uncertain', inDoubt: true, error: result.code, pauseMs: once };
    }
    if (attempts >= backoff.attempts) return { status: 'failed', error: result.code };
    return { status: mayHaveArrived ? 'uncertain' : 'queued', error: result.code, pauseMs };
  }

  /** Stores the outcome; retries up to ten times, so that a short outage of PostgreSQL causes no second mail. */
  private async settle(mail: LeasedMail, settlement: Settlement): Promise<void> {
    for (let tries = 1; tries <= 10; tries += 1) {
      try {
        return await settleMail(this.parts.pool, mail, settlement);
      } catch (error) {
        this.parts.log.warn({ err: error, mail: mail.id, tries }, 'the outcome of a mail cannot be written');
        await rest(Math.min(100 * 2 ** tries, 3000));
      }
    }
  }
}

/** Returns the id of the mail's subject, as it stands in the Message-ID. */
function sourceOf({
  applicationId,
  obligationId,
  cellId,
  programmeYear,
  digestUser,
  departmentChange,
  ruleProposal,
  scan,
}: LeasedMail): string {
  if (departmentChange) return `departments-${departmentChange}`;
  if (ruleProposal) return `proposal-${ruleProposal}`;
  if (scan) return `scan-${scan}`;
  return applicationId ?? obligationId ?? cellId ?? digestUser ?? `programme-${programmeYear}`;
}
