import { useSyncExternalStore } from 'react';

let since: number | undefined;
const listeners = new Set<() => void>();

/** Tells that what is shown was answered at this moment (real time, ms) and comes from the device; undefined: from the network. */
export function markFromDevice(at: number | undefined): void {
  if (since === at) return;
  since = at;
  for (const listener of listeners) listener();
}

/** When what is shown was answered, if it comes from this device. */
export function useFromDevice(): number | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => since,
  );
}

/** Whether the browser has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(onNetwork, () => navigator.onLine);
}

function onNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
