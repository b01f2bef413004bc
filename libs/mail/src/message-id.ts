import { createHash } from 'node:crypto';

/** What makes a mail this mail, however often it is sent. */
export interface MessageKey {
  /** Id of the application or the obligation that it tells of, or of the person whose digest it is. */
  source: string;
  /** The event's number, or the digest's day. */
  ordinal: number | string;
  kind: string;
  recipient: string;
}

/** The Message-ID of a notice, the same for every attempt; the recipient goes in as a hash only. */
export function messageIdOf(key: MessageKey, host: string): string {
  const recipient = createHash('sha256').update(key.recipient.toLowerCase()).digest('hex').slice(0, 16);
  return `<${key.source}-${key.ordinal}-${key.kind}-${recipient}@${host}>`;
}
