import { dropKept, keep, kept } from '../../device/kept-here';

/** The draft of one item, kept on this device until the item is handed in. */
export interface EntryDraft {
  progress: string;
  figure?: string;
  unit?: string;
  source?: string;
  problems?: string;
  nextSteps?: string;
  fileId?: string;
  fileName?: string;
}

const placeOf = (userId: string, obligationId: string, item: string) =>
  `entry:${userId}:${obligationId}:${item}`;

export function readEntry(userId: string, obligationId: string, item: string): EntryDraft | undefined {
  return kept<EntryDraft>(placeOf(userId, obligationId, item));
}

export function keepEntry(userId: string, obligationId: string, item: string, draft: EntryDraft): void {
  keep(placeOf(userId, obligationId, item), draft);
}

export function dropEntry(userId: string, obligationId: string, item: string): void {
  dropKept(placeOf(userId, obligationId, item));
}
