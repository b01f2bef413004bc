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

const keyOf = (userId: string, dutyId: string, item: string) => `wufei:entry:${userId}:${dutyId}:${item}`;

export function readEntry(userId: string, dutyId: string, item: string): EntryDraft | undefined {
  const raw = localStorage.getItem(keyOf(userId, dutyId, item));
  return raw ? (JSON.parse(raw) as EntryDraft) : undefined;
}

export function keepEntry(userId: string, dutyId: string, item: string, draft: EntryDraft): void {
  localStorage.setItem(keyOf(userId, dutyId, item), JSON.stringify(draft));
}

export function dropEntry(userId: string, dutyId: string, item: string): void {
  localStorage.removeItem(keyOf(userId, dutyId, item));
}
