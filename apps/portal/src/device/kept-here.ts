const PREFIX = 'wufei:';

/** What was typed and kept on this device, under its place. */
export function kept<T>(place: string): T | undefined {
  try {
    const text = localStorage.getItem(PREFIX + place);
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it on this device; a full or closed store loses nothing that is on the page. */
export function keep(place: string, values: unknown): void {
  try {
    localStorage.setItem(PREFIX + place, JSON.stringify(values));
  } catch {
    // it stands on the page still
  }
}

export function dropKept(place: string): void {
  try {
    localStorage.removeItem(PREFIX + place);
  } catch {
    // nothing to drop
  }
}
