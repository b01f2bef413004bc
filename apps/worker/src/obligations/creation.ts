import type { ObligationCommand } from '@app/domain';
import { createHash } from 'node:crypto';

const NAMESPACE = Buffer.from('8f3c1b2e5a7d4c0f9e6b2d1a4c8f7e30', 'hex');

/** Returns the id of a planned obligation. It depends on the key alone, so every creator computes the same id. */
export function obligationIdOf(key: string): string {
  return idOfName(`obligation ${key}`);
}

/** Returns the system's command that creates the obligation; the same key gives the same command id. */
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

/** Returns a UUID version 5: the same name gives the same id. */
export function idOfName(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
