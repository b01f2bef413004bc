import { foldName } from './folded-name';

/** What is known of a unit's identity. */
export interface UnitIdentity {
  name: string;
  /** 统一社会信用代码, upper case; null when the unit has none. */
  creditCode: string | null;
}

/**
 * `same`: one record, since the credit code is the same. `likely`: the same name, and at least one of the two has no
 * code; a person must confirm or deny it. `different`: two codes, or two names.
 */
export type Likeness = 'same' | 'likely' | 'different';

/** Compares two units by code, and by name where a code is missing. */
export function likenessOf(one: UnitIdentity, other: UnitIdentity): Likeness {
  if (one.creditCode !== null && other.creditCode !== null)
    return one.creditCode === other.creditCode ? 'same' : 'different';
  return foldName(one.name) === foldName(other.name) ? 'likely' : 'different';
}

/** What must be known of a record of a unit to merge it. */
export interface MergeSide {
  creditCode: string | null;
  /** The record was merged into another one before. */
  merged: boolean;
  applications: readonly {
    number: string;
    cellType: string;
    programmeYear: number;
    /** The folded name of the site; empty without one. */
    site: string;
    /** Submitted and neither refused, withdrawn, lapsed nor revoked. */
    stands: boolean;
    /** Named, and not revoked. */
    isCell: boolean;
  }[];
}

/** Why two records cannot become one, by the stable code of the refusal, with the applications that stand against it. */
export interface MergeFault {
  code: 'mergedBefore' | 'mergeKeepsTheCode' | 'mergeOfTwoCodes' | 'mergeTwoOpen' | 'mergeTwoCells';
  /** Numbers of the applications concerned, in pairs of the two records. */
  numbers: string[];
}

/**
 * Returns what forbids that `gone` becomes part of `kept`; empty when nothing does. Two records with two applications
 * of one type and site in one year would be two open cases of one unit; two cells of one type and site would count
 * twice.
 */
export function mergeFaults(kept: MergeSide, gone: MergeSide): MergeFault[] {
  const faults: MergeFault[] = [];
  if (kept.merged || gone.merged) faults.push({ code: 'mergedBefore', numbers: [] });
  if (gone.creditCode !== null && kept.creditCode === null)
    faults.push({ code: 'mergeKeepsTheCode', numbers: [] });
  if (gone.creditCode !== null && kept.creditCode !== null)
    faults.push({ code: 'mergeOfTwoCodes', numbers: [] });
  const open = pairs(
    kept,
    gone,
    (one) => one.stands,
    (a, b) => a.programmeYear === b.programmeYear,
  );
  if (open.length > 0) faults.push({ code: 'mergeTwoOpen', numbers: open });
  const cells = pairs(
    kept,
    gone,
    (one) => one.isCell,
    (a, b) => a.programmeYear !== b.programmeYear,
  );
  if (cells.length > 0) faults.push({ code: 'mergeTwoCells', numbers: cells });
  return faults;
}

type Case = MergeSide['applications'][number];

function pairs(
  kept: MergeSide,
  gone: MergeSide,
  concerned: (one: Case) => boolean,
  sameYear: (one: Case, other: Case) => boolean,
): string[] {
  const found = kept.applications.filter(concerned).flatMap((one) =>
    gone.applications
      .filter(concerned)
      .filter((other) => other.cellType === one.cellType && other.site === one.site && sameYear(one, other))
      .flatMap((other) => [one.number, other.number]),
  );
  return [...new Set(found)];
}
