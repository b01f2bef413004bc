import type { BoardItem } from '@app/contracts';

/** One row of the board. */
export function boardKey({ kind, applicationId, obligationId, seat }: BoardItem): string {
  return `${kind}:${applicationId ?? obligationId}:${seat}`;
}

/** Whether somebody else is waited for, whom a word may move. */
export function canUrge({ seat, paused, cause, kind, stage }: BoardItem): boolean {
  if (seat === 'office' || seat === 'time' || paused || cause === 'waitingForCity') return false;
  return kind === 'obligation' || stage !== null;
}

/** The page of the matter that a row is about. */
export function addressOfMatter(row: { applicationId: string | null; obligationId: string | null }): string {
  return row.applicationId ? `/applications/${row.applicationId}` : `/obligations/${row.obligationId}`;
}
