import { useSyncExternalStore } from 'react';

let since: number | undefined;
const listeners = new Set<() => void>();

/**
 * Records that the data shown is a stored response of the instant
 * `at` (real time, ms). Undefined: the data is from the network.
 */
export function markFromDevice(at: number | undefined): void {
  if (since === at) return;
  since = at;
  for (const listener of listeners) listener();
}

/**
 * Returns the instant of the stored response on the page
 * (real time, ms). Undefined: the data is from the network.
 */
export function useFromDevice(): number | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => since,
  );
}

let isLost = false;

/** Records whether the last call reached the server; a lost one counts until another call gets through. */
export function markLost(lost: boolean): void {
  if (isLost === lost) return;
  isLost = lost;
  for (const listener of listeners) listener();
}

/** Whether calls do not reach the server, although the browser reports a network. */
export function useLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isLost,
  );
}

/** Whether the browser reports a network. */
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
