import type { CivilDate, ClockName, ObligationKind } from '@app/domain';

/** One thing that waits for an officer, as it stood on a morning; the words are found when the mail is written. */
export interface DigestItem {
  /** Below the public address. */
  path: string;
  task?: { number: string; unitName: string; cellType: string; clock: ClockName };
  /** `missing`: items that the department has not handed in; absent for the office, which assembles. */
  duty?: { kind: ObligationKind; about: string; missing?: number };
  dueOn?: CivilDate;
  /** Working days left (0 = today), or late as a negative number; absent while the clock stands still. */
  daysLeft?: number;
}

/** What a digest was made of, kept with its mail. */
export interface DigestPayload {
  day: CivilDate;
  items: DigestItem[];
}
