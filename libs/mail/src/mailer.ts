import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { AddressError, checkAddress } from './addresses';

/** One rendered mail to one person. */
export interface Mail {
  to: string;
  messageId: string;
  subject: string;
  text: string;
  html: string;
}

/**
 * The outcome of one attempt. retry: certainly not delivered, may be tried again · bounced: refused for good ·
 * uncertain: handed over completely, but no answer came. `code` is that of the server or of the connection.
 */
export type SendResult = { status: 'sent' } | { status: 'retry' | 'bounced' | 'uncertain'; code: string };

export interface Mailer {
  /**
   * Hands one mail to the server within `timeoutMs`; never throws. It awaits `beforeEnd` before the last byte: until then the
   * mail has certainly not been delivered, and if `beforeEnd` fails it is not sent.
   */
  send(mail: Mail, beforeEnd?: () => Promise<void>): Promise<SendResult>;
  close(): void;
}

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with `?requireTLS=true` and the like. */
  url: string;
  from: string;
  /** The limit of one attempt in ms; shorter than the lease of the outbox. */
  timeoutMs?: number;
}

/** Creates a pooled connection to the mail server. It connects with the first mail. */
export function createMailer({ url, from, timeoutMs = 40_000 }: MailerOptions): Mailer {
  const sender = { name: '无废细胞申报平台', address: checkAddress(from) };
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    maxRequeues: 0, // a message that may have arrived is sent again by the outbox only, which counts it
    idleTimeout: 30_000,
    connectionTimeout: Math.min(10_000, timeoutMs),
    greetingTimeout: Math.min(10_000, timeoutMs),
    socketTimeout: Math.min(30_000, timeoutMs),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const beforeEnds = new WeakMap<AbortSignal, () => Promise<void>>();
  const handedOver = new WeakSet<AbortSignal>();
  transport.use('stream', (mail, done) => {
    const signal = mail.data.signal!;
    const ending = async () => {
      await beforeEnds.get(signal)?.();
      signal.throwIfAborted();
      handedOver.add(signal);
    };
    mail.message.processFunc((input) => watched(input as Readable, ending));
    done();
  });

  async function send(mail: Mail, beforeEnd?: () => Promise<void>): Promise<SendResult> {
    const signal = AbortSignal.timeout(timeoutMs);
    if (beforeEnd) beforeEnds.set(signal, beforeEnd);
    try {
      const to = { name: '', address: checkAddress(mail.to) };
      const { messageId, subject, text, html } = mail;
      const headers = { 'Auto-Submitted': 'auto-generated' };
      await transport.sendMail({ from: sender, to, messageId, subject, text, html, headers, signal });
      return { status: 'sent' };
    } catch (error) {
      return verdict(error, handedOver.has(signal));
    }
  }
  return { send, close: () => transport.close({ force: true }) };
}

/** Returns a stream of the same bytes that awaits `ending` after the last byte was requested and before the stream ends. */
function watched(input: Readable, ending: () => Promise<void>): Readable {
  async function* bytes() {
    yield* input;
    await ending();
  }
  return Readable.from(bytes(), { objectMode: false });
}

function verdict(error: unknown, handedOver: boolean): SendResult {
  if (error instanceof AddressError) return { status: 'bounced', code: 'address' };
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number };
  if (responseCode) {
    // Only a refusal of this sender, recipient or message is final; a refused login says nothing about the recipient.
    const final =
      responseCode >= 500 && responseCode !== 530 && (code === 'EENVELOPE' || code === 'EMESSAGE');
    return { status: final ? 'bounced' : 'retry', code: String(responseCode) };
  }
  return { status: handedOver ? 'uncertain' : 'retry', code };
}
