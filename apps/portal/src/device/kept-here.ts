import { markKept } from './not-kept';

const PREFIX = 'wufei:';

/** Returns the input stored on this device under `place`; undefined if there is none or it is unreadable. */
export function kept<T>(place: string): T | undefined {
  try {
    const text = localStorage.getItem(PREFIX + place);
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Stores input on this device under `place`. If localStorage is full or blocked, the page says so. */
export function keep(place: string, values: unknown): void {
  try {
    localStorage.setItem(PREFIX + place, JSON.stringify(values));
    markKept('input', place, true);
  } catch {
    markKept('input', place, false); // the input is still on the page, which says so
  }
}

export function dropKept(place: string): void {
  markKept('input', place, true);
  try {
    localStorage.removeItem(PREFIX + place);
  } catch {
    // localStorage is blocked, so nothing is stored
  }
}
