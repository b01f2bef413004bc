import { findMailFacts } from '@app/database';
import { type Mailer, messageIdOf, render, type SendResult } from '@app/mail';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { setTimeout as rest } from 'node:timers/promises';
import { type Backoff, BACKOFF, pauseAfter } from './backoff';
import { factsOf } from './facts';
import { leaseMails, type LeasedMail, settleMail, type Settlement } from './outbox';

/** What the dispatcher works with. */
export interface DispatcherParts {
  pool: Pool;
  mailer: Mailer;
  log: Logger;
  publicUrl: string;
  /** The right-hand side of every Message-ID. */
  host: string;
  typeNameOf: (cellType: string) => string;
  backoff?: Backoff;
}

const CONCURRENCY = 5;
const LEASE_MS = 60_000; // longer than the mailer's timeout
const IDLE_MS = { min: 250, max: 1000 };

/**
 * Sends what is due in the outbox, in any number of replicas. Nothing waits for it, and it stops for nothing:
 * what goes wrong is written beside the mail, or logged and tried again.
 */
export class Dispatcher {
  private readonly sending = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly parts: DispatcherParts) {}

  start(): void {
    this.loop = this.run();
  }

  /** Takes no more mails and waits for those under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await Promise.all(this.sending);
  }

  private async run(): Promise<void> {
    let pause = IDLE_MS.min;
    while (!this.stopping.signal.aborted) {
      const taken = await this.takeSome();
      pause = taken > 0 ? IDLE_MS.min : Math.min(pause * 2, IDLE_MS.max);
      if (this.sending.size >= CONCURRENCY) await Promise.race(this.sending);
      else if (taken === 0)
        await rest(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async takeSome(): Promise<number> {
    try {
      const mails = await leaseMails(this.parts.pool, CONCURRENCY - this.sending.size, LEASE_MS);
      for (const mail of mails) {
        const job = this.deliver(mail).finally(() => this.sending.delete(job));
        this.sending.add(job);
      }
      return mails.length;
    } catch (error) {
      this.parts.log.warn({ err: error }, 'the outbox cannot be read');
      return 0;
    }
  }

  private async deliver(mail: LeasedMail): Promise<void> {
    const settlement = await this.attempt(mail);
    const { id, applicationId, eventSeq, kind, attempts } = mail;
    const about = { mail: id, applicationId, eventSeq, kind, attempts, ...settlement };
    if (settlement.status === 'sent') this.parts.log.debug(about, 'mail sent');
    else this.parts.log.warn(about, 'mail not sent');
    await this.settle(mail, settlement);
  }

  private async attempt(mail: LeasedMail): Promise<Settlement> {
    const { pool, mailer, publicUrl, host, typeNameOf } = this.parts;
    try {
      const row = await findMailFacts(pool, mail.id);
      if (!row) throw new Error('no facts');
      const facts = factsOf(row, mail.seat, mail.applicationId, typeNameOf(row.cellType));
      const words = render(mail.kind, facts, publicUrl);
      const result = await mailer.send({ to: mail.recipient, messageId: messageIdOf(mail, host), ...words });
      return this.weigh(mail, result);
    } catch (error) {
      this.parts.log.error({ err: error, mail: mail.id, kind: mail.kind }, 'mail cannot be written');
      return this.weigh(mail, { status: 'retry', code: 'render' });
    }
  }

  private weigh({ attempts, uncertain }: LeasedMail, result: SendResult): Settlement {
    const backoff = this.parts.backoff ?? BACKOFF;
    if (result.status === 'sent') return { status: 'sent' };
    if (result.status === 'bounced') return { status: 'bounced', error: result.code };
    const pauseMs = pauseAfter(attempts, backoff);
    if (result.status === 'uncertain') {
      return { status: 'uncertain', error: result.code, pauseMs: uncertain ? null : pauseMs };
    }
    if (attempts >= backoff.attempts) return { status: 'failed', error: result.code };
    return { status: uncertain ? 'uncertain' : 'queued', error: result.code, pauseMs };
  }

  /** A mail that left must not leave again because PostgreSQL was away for a moment: insists until the lease ends. */
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
