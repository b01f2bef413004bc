import { DomainError } from '@app/domain';

/** The stable code with which something is refused. */
export function refusalCode(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'not refused';
}
