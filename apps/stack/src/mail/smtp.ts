import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { MailStore } from './store';

const LIMIT = 25_000_000;

/** Listens for SMTP and stores every mail; none leaves this machine. */
export async function listenSmtp(store: MailStore, port: number): Promise<SMTPServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LIMIT,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void (stream.sizeExceeded || chunks.push(chunk)));
      stream.once('end', () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('too large'), { responseCode: 552 }));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        keep(
          store,
          Buffer.concat(chunks),
          from,
          rcptTo.map((one) => one.address),
        ).then(() => done(), done);
      });
    },
  });
  server.on('error', () => undefined); // a broken connection of a sender is no error here
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function keep(store: MailStore, raw: Buffer, from: string, to: string[]): Promise<void> {
  const { subject } = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true });
  await store.add(raw, { from, to, subject: subject ?? '' });
}
