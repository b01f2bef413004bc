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

/** Stores input on this device under `place`. Stores nothing if localStorage is full or blocked. */
export function keep(place: string, values: unknown): void {
  try {
    localStorage.setItem(PREFIX + place, JSON.stringify(values));
  } catch {
    // the input is still on the page
  }
}

export function dropKept(place: string): void {
  try {
    localStorage.removeItem(PREFIX + place);
  } catch {
    // localStorage is blocked, so nothing is stored
  }
}
