import type { ObligationCommand } from '@app/domain';
import { createHash } from 'node:crypto';

const NAMESPACE = Buffer.from('8f3c1b2e5a7d4c0f9e6b2d1a4c8f7e30', 'hex');

/** The id of an obligation that the rules foresee: of its key alone, so that everyone who creates it means the same. */
export function obligationIdOf(key: string): string {
  return idOfName(`obligation ${key}`);
}

/** The act that creates it: of nobody in person, and the same however often it is asked for. */
export function creationOf(
  key: string,
  content: { dueOn?: string; parts: { department: string; items: string[] }[] },
): ObligationCommand {
  return {
    type: 'create',
    ...content,
    commandId: idOfName(`create ${key}`),
    actor: { id: 'system', role: 'office' },
    bodyHash: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
  };
}

/** UUID version 5: the same for the same name, whoever asks. */
export function idOfName(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
