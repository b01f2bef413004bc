import { DomainError } from '../../errors';
import { REFUSALS } from '../../refusals';
import type { Application } from '../application';

/** Returns the refusal for a code that `recordStep` answered. */
export function recordRefusal(code: string, { stage }: Pick<Application, 'stage'>): DomainError {
  const sentence = (REFUSALS as Record<string, string>)[code] ?? REFUSALS.recordRefused;
  return new DomainError(code, sentence, { stage });
}
