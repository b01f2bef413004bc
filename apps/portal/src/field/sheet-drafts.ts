import type { Fault } from '@app/contracts';

/** Marks by rubric item. */
export type Marks = Record<string, number | string>;

/**
 * A scoring sheet on this device, being filled in or waiting
 * to be sent. Its `commandId` makes a retry file it once.
 */
export interface SheetDraft {
  commandId: string;
  applicationId: string;
  unitName: string;
  marks: Marks;
  findings: string;
  inspectedOn: string;
  inspectors: string[];
  state: 'filling' | 'waiting';
  /** Why the server refused the sheet; until it is sent again. */
  refused?: { message: string; faults: Fault[] };
  /** Time of the last change: real time, in ms. */
  savedAt: number;
}

const PREFIX = 'wufei:sheet:';
const listeners = new Set<() => void>();
const parsed = new Map<string, { raw: string; draft: SheetDraft }>();

/** Returns the storage key of a sheet: one for each user, application and round of inspection. */
export function keyOf(userId: string, applicationId: string, sheetsFiled: number): string {
  return `${PREFIX}${userId}:${applicationId}:${sheetsFiled}`;
}

/** Returns the round of a key: how many sheets were filed when this one was begun. */
export function roundOf(key: string): number {
  return Number(key.split(':').at(-1));
}

/** Returns the draft under a key: the same object until it changes, as `useSyncExternalStore` requires. */
export function readDraft(key: string): SheetDraft | undefined {
  const raw = localStorage.getItem(key);
  if (!raw) return undefined;
  const known = parsed.get(key);
  if (known?.raw === raw) return known.draft;
  const draft = JSON.parse(raw) as SheetDraft;
  parsed.set(key, { raw, draft });
  return draft;
}

/** Stores a draft. Throws DOMException if the device has no space left. */
export function keepDraft(key: string, draft: SheetDraft): void {
  localStorage.setItem(key, JSON.stringify(draft));
  notifyListeners();
}

export function dropDraft(key: string): void {
  localStorage.removeItem(key);
  parsed.delete(key);
  notifyListeners();
}

/** Returns every draft of a user on this device. */
export function draftsOf(userId: string): { key: string; draft: SheetDraft }[] {
  const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i)!);
  return keys
    .filter((key) => key.startsWith(`${PREFIX}${userId}:`))
    .sort()
    .flatMap((key) => {
      const draft = readDraft(key);
      return draft ? [{ key, draft }] : [];
    });
}

/** Calls `listener` when a draft changes in this or another window. Returns the function that stops it. */
export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function notifyListeners(): void {
  for (const listener of listeners) listener();
}
