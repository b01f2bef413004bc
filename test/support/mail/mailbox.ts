import { type ParsedMail, simpleParser } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A received mail. */
export interface Mail {
  to: string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
}

/** A mail server for one spec. It accepts every mail and keeps it in memory. */
export interface Mailbox {
  /** The value for SMTP_URL. */
  readonly url: string;
  readonly mails: Mail[];
  /** Returns the first mail that fits, now or within `patienceMs`. Throws with the subjects that arrived instead. */
  waitFor(fits: (mail: Mail) => boolean, patienceMs?: number): Promise<Mail>;
  clear(): void;
  /** Refuses this address permanently from now on (550). */
  refuse(address: string): void;
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: Mail[] = [];
  const refused = new Set<string>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _, done) {
      if (!refused.has(address)) return done();
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      simpleParser(stream, { skipTextToHtml: true }).then(
        (parsed) => {
          mails.push(
            mailOf(
              parsed,
              session.envelope.rcptTo.map((recipient) => recipient.address),
            ),
          );
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  server.on('error', () => undefined); // a broken connection of a sender is no error here
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async waitFor(fits, patienceMs = 45_000) {
      const until = Date.now() + patienceMs;
      for (;;) {
        const found = mails.find(fits);
        if (found) return found;
        if (Date.now() > until)
          throw new Error(`no such mail within ${patienceMs} ms; the last are: ${lastSubjects(mails)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    clear: () => void mails.splice(0),
    refuse: (address) => void refused.add(address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function lastSubjects(mails: Mail[]): string {
  return mails
    .slice(-20)
    .map(({ subject }) => subject)
    .join(' | ');
}

function mailOf(parsed: ParsedMail, to: string[]): Mail {
  return {
    to,
    from: parsed.from?.value[0]?.address ?? '',
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    messageId: parsed.messageId ?? '',
  };
}
