import type { Fault } from '@app/contracts';

/** Marks, by item. */
export type Marks = Record<string, number | string>;

/** A sheet on this device: being filled in, or waiting to be sent. It is filed under its one `commandId`. */
export interface SheetDraft {
  commandId: string;
  applicationId: string;
  unitName: string;
  marks: Marks;
  findings: string;
  inspectedOn: string;
  inspectors: string[];
  state: 'filling' | 'waiting';
  /** Why it was given back, until it is sent again. */
  refused?: { message: string; faults: Fault[] };
  /** Real time of the last change, ms. */
  savedAt: number;
}

const PREFIX = 'wufei:sheet:';
const listeners = new Set<() => void>();
const parsed = new Map<string, { raw: string; draft: SheetDraft }>();

/** Where a sheet is kept: per person, application and round of inspection. */
export function keyOf(userId: string, applicationId: string, sheetsFiled: number): string {
  return `${PREFIX}${userId}:${applicationId}:${sheetsFiled}`;
}

/** How many sheets had been filed when this one was begun. */
export function roundOf(key: string): number {
  return Number(key.split(':').at(-1));
}

/** The draft kept under a key; the same object as long as nothing changes. */
export function readDraft(key: string): SheetDraft | undefined {
  const raw = localStorage.getItem(key);
  if (!raw) return undefined;
  const known = parsed.get(key);
  if (known?.raw === raw) return known.draft;
  const draft = JSON.parse(raw) as SheetDraft;
  parsed.set(key, { raw, draft });
  return draft;
}

/** Keeps a draft. Throws when the device has no room left. */
export function keepDraft(key: string, draft: SheetDraft): void {
  localStorage.setItem(key, JSON.stringify(draft));
  notifyListeners();
}

export function dropDraft(key: string): void {
  localStorage.removeItem(key);
  parsed.delete(key);
  notifyListeners();
}

/** Every sheet of a person on this device. */
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

/** Tells of changes here and in other windows. */
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
