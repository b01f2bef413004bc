/** Anything with a due date; null while the date is not set. */
interface Dated {
  dueOn: string | null;
}

export interface Month<T> {
  /** `YYYY-MM`. */
  month: string;
  days: { day: string; obligations: T[] }[];
}

/** Groups things by month and day, in order of date; `undated` are those without a date. */
export function byMonth<T extends Dated>(things: readonly T[]): { months: Month<T>[]; undated: T[] } {
  const days = new Map<string, T[]>();
  for (const thing of things)
    if (thing.dueOn) days.set(thing.dueOn, [...(days.get(thing.dueOn) ?? []), thing]);
  const months = new Map<string, Month<T>>();
  for (const day of [...days.keys()].sort()) {
    const month = day.slice(0, 7);
    const known = months.get(month) ?? { month, days: [] };
    known.days.push({ day, obligations: days.get(day)! });
    months.set(month, known);
  }
  return { months: [...months.values()], undated: things.filter(({ dueOn }) => !dueOn) };
}
