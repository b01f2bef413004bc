import type { CivilDate, ClockName, ObligationKind } from '@app/domain';
import type { DigestSeal } from '../evidence/digest-seals';

/** One thing that waits for an officer, as it stood on a morning; the words are found when the mail is written. */
export interface DigestItem {
  /** Below the public address. */
  path: string;
  task?: { number: string; unitName: string; cellType: string; clock: ClockName };
  /** `missing`: items that the department has not handed in; absent for the office, which assembles. */
  obligation?: { kind: ObligationKind; about: string; missing?: number };
  dueOn?: CivilDate;
  /** Working days left (0 = today), or late as a negative number; absent while the clock stands still. */
  daysLeft?: number;
}

/** Lines of a digest; a mail is no list of thousands. */
export const MOST_LINES = 200;

/** What a digest was made of, kept with its mail. */
export interface DigestPayload {
  day: CivilDate;
  /** What is due first, at most `MOST_LINES`. */
  items: DigestItem[];
  /** What waits besides; absent when everything is listed. */
  more?: { late: number; today: number; waiting: number };
  /** 封存值 of the days since the last digest; the office's alone. */
  seals?: DigestSeal[];
}

/** A morning's digest of what waits for one officer, in the order of its last days. */
export function digestPayload(day: CivilDate, all: DigestItem[]): DigestPayload {
  const items = all.slice(0, MOST_LINES);
  const rest = all.slice(MOST_LINES);
  if (rest.length === 0) return { day, items };
  const late = rest.filter(({ daysLeft }) => daysLeft !== undefined && daysLeft < 0).length;
  const today = rest.filter(({ daysLeft }) => daysLeft === 0).length;
  return { day, items, more: { late, today, waiting: rest.length - late - today } };
}
