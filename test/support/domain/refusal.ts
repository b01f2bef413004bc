import { DomainError } from '@app/domain';

/** Returns the code with which an act is refused. */
export function refusalCode(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'not refused';
}
