import { canonicalText } from '@app/domain';
import { createHash } from 'node:crypto';
import type { RuleSet } from '../schema/rule-set';

/** Whether two values are the same JSON, whatever the order of their keys; undefined equals only itself. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return canonicalText(a) === canonicalText(b);
}

/**
 * Returns the SHA-256 of the content of a rule set as 64 hexadecimal digits. Its version is not part of it, nor are the
 * calendars: a release with the next year's working days proposes no rules.
 */
export function contentHashOf(ruleSet: RuleSet): string {
  const { version: _, calendars: __, ...content } = ruleSet;
  return createHash('sha256').update(canonicalText(content)).digest('hex');
}
