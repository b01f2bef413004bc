/** What is being written on one item, on this device until it is handed in. */
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

const keyOf = (userId: string, obligationId: string, item: string) =>
  `wufei:entry:${userId}:${obligationId}:${item}`;

export function readEntry(userId: string, obligationId: string, item: string): EntryDraft | undefined {
  const raw = localStorage.getItem(keyOf(userId, obligationId, item));
  return raw ? (JSON.parse(raw) as EntryDraft) : undefined;
}

export function keepEntry(userId: string, obligationId: string, item: string, draft: EntryDraft): void {
  localStorage.setItem(keyOf(userId, obligationId, item), JSON.stringify(draft));
}

export function dropEntry(userId: string, obligationId: string, item: string): void {
  localStorage.removeItem(keyOf(userId, obligationId, item));
}
