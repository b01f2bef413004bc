import { useSyncExternalStore } from 'react';

const KEY = 'wufei:large';
const listeners = new Set<() => void>();
let large = readStored();
mark();

/** Large type (大字模式), stored on this device. */
export function useLargeType(): [boolean, (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => large), setLarge];
}

function setLarge(on: boolean): void {
  large = on;
  try {
    localStorage.setItem(KEY, on ? '1' : '');
  } catch {
    // localStorage is blocked or full: the choice holds until the page is left
  }
  mark();
  for (const listener of listeners) listener();
}

function mark(): void {
  document.documentElement.toggleAttribute('data-large', large);
}

function readStored(): boolean {
  try {
    return localStorage.getItem(KEY) === '1';
  } catch {
    return false;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
