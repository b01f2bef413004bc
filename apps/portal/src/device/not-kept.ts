import { useSyncExternalStore } from 'react';

/** What a device keeps: input that was typed, or answers for work without a network. */
export type Kept = 'input' | 'answers';

const missing: Record<Kept, Set<string>> = { input: new Set(), answers: new Set() };
const listeners = new Set<() => void>();

/** Records whether the device has kept something under a place; one that is dropped is missed no more. */
export function markKept(what: Kept, place: string, isKept: boolean): void {
  const before = missing[what].size;
  if (isKept) missing[what].delete(place);
  else missing[what].add(place);
  if (missing[what].size !== before) for (const listener of listeners) listener();
}

/** Whether something was not kept on the device, because its store is full or blocked. */
export function useNotKept(what: Kept): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => missing[what].size > 0,
  );
}
