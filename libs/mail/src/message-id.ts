import { createHash } from 'node:crypto';

/** What makes a mail this mail, however often it is sent. */
export interface MessageKey {
  applicationId: string;
  eventSeq: number;
  kind: string;
  recipient: string;
}

/** The Message-ID of a notice, the same for every attempt; the recipient goes in as a hash only. */
export function messageIdOf(key: MessageKey, host: string): string {
  const recipient = createHash('sha256').update(key.recipient.toLowerCase()).digest('hex').slice(0, 16);
  return `<${key.applicationId}-${key.eventSeq}-${key.kind}-${recipient}@${host}>`;
}
