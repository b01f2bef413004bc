import { createHash } from 'node:crypto';

/** The identity of a mail, the same for every attempt to send it. */
export interface MessageKey {
  /** The id of the application or obligation that the mail is about, or of the person whose digest it is. */
  source: string;
  /** The `seq` of the event, or the day of the digest. */
  ordinal: number | string;
  kind: string;
  recipient: string;
}

/** Returns the Message-ID of a mail, the same for every attempt. It contains the recipient only as a hash. */
export function messageIdOf(key: MessageKey, host: string): string {
  const recipient = createHash('sha256').update(key.recipient.toLowerCase()).digest('hex').slice(0, 16);
  return `<${key.source}-${key.ordinal}-${key.kind}-${recipient}@${host}>`;
}
