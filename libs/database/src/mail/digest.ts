import type { CellClock, CivilDate, ClockName, ObligationKind } from '@app/domain';
import type { DigestSeal } from '../evidence/digest-seals';

/** One task or obligation of an officer as of the day of the digest. The words are chosen when the mail is rendered. */
export interface DigestItem {
  /** The path of its page below the public address. */
  path: string;
  task?: {
    number: string;
    unitName: string;
    cellType: string;
    /** Absent in digests queued by 0.1.0. */
    programmeYear?: number;
    pinnedVersion?: string;
    /** A period after naming: the task is a named cell's. */
    clock: ClockName | CellClock;
  };
  /**
   * `missing`: the number of items that the department has not handed in; absent for the office as the one that
   * assembles.
   */
  obligation?: { kind: ObligationKind; about: string; missing?: number };
  dueOn?: CivilDate;
  /** Working days left: 0 = due today, negative = overdue; absent while the period is paused. */
  daysLeft?: number;
}

/** The most items that a digest lists. */
export const MOST_LINES = 200;

/** A case that the city has returned, with the path of its page below the public address. */
export interface ReturnedItem {
  path: string;
  number: string;
  unitName: string;
  reason: string | null;
}

/** The content of a digest, stored with its mail. */
export interface DigestPayload {
  day: CivilDate;
  /** The items that are due first, at most `MOST_LINES`. */
  items: DigestItem[];
  /** Counts of the items that are not listed; absent when all are. */
  more?: { late: number; today: number; waiting: number };
  /** 市级退回: cases of the types that the officer's department leads, since the last digest; absent when there are none. */
  returned?: ReturnedItem[];
  /** 封存值 (the daily roots) since the last digest; only for the office. */
  seals?: DigestSeal[];
}

/** Returns the digest of one officer from all items, which are ordered by last day. */
export function digestPayload(day: CivilDate, all: DigestItem[]): DigestPayload {
  const items = all.slice(0, MOST_LINES);
  const rest = all.slice(MOST_LINES);
  if (rest.length === 0) return { day, items };
  const late = rest.filter(({ daysLeft }) => daysLeft !== undefined && daysLeft < 0).length;
  const today = rest.filter(({ daysLeft }) => daysLeft === 0).length;
  return { day, items, more: { late, today, waiting: rest.length - late - today } };
}
