import type { CivilDate } from './calendar/civil-date';

/** The district (区县) whose office runs the programme: what numbers, pages, documents, tables and mails say of it. */
export interface District {
  /** The first part of the numbers of new applications, 2 to 4 capital letters: the ABC of ABC-2024-…-0001. */
  code: string;
  name: string;
  /** What the pages are headed with. */
  header: string;
  /** The office (区无废办): short, and as it signs. */
  officeName: string;
  officeFullName: string;
  /** Whose seal stands for it (代章); null when the office has its own. */
  sealOwner: string | null;
  /** To whom naming documents are addressed (主送机关). */
  namingTo: string;
  /** The municipal office, to which reports are addressed. */
  cityOffice: string;
  /** Whom people turn to; null is printed as 待填写. */
  contactName: string | null;
  contactPhone: string | null;
  contactAddress: string | null;
}

/** Returns whom people call: the office, with its telephone when it is set. */
export function whomToAsk({ officeName, contactPhone }: District): string {
  return contactPhone ? `${officeName}（电话 ${contactPhone}）` : officeName;
}

/** A district from a day on. Of two editions from the same day, the one with the higher number counts. */
export interface DistrictEdition {
  edition: number;
  effectiveFrom: CivilDate;
  district: District;
}

/**
 * Returns the district on a day: that of the latest day not after it; before the first edition, the first. Throws Error
 * without any edition.
 */
export function districtOn(editions: readonly DistrictEdition[], day: CivilDate): District {
  const inOrder = [...editions].sort(byDay);
  const found = inOrder.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? inOrder[0];
  if (!found) throw new Error('the district was never set: the seed is missing');
  return found.district;
}

/**
 * Returns the new editions that a change from a day on leads to, by day: the one of that day, and one for each later day
 * that is already planned and still has the value that is changed. Empty when the change changes nothing.
 */
export function changedDistrict(
  editions: readonly DistrictEdition[],
  change: Partial<District>,
  from: CivilDate,
): Omit<DistrictEdition, 'edition'>[] {
  const before = districtOn(editions, from);
  const changed = keysOf(change).filter((key) => change[key] !== before[key]);
  const planned = editions.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day > from);
  const days = [from, ...[...new Set(planned)].sort()];
  return days.flatMap((effectiveFrom) => {
    const known = districtOn(editions, effectiveFrom);
    const keys = changed.filter((key) => known[key] === before[key]);
    if (keys.length === 0) return [];
    const values = Object.fromEntries(keys.map((key) => [key, change[key]]));
    return [{ effectiveFrom, district: { ...known, ...values } }];
  });
}

function keysOf(change: Partial<District>): (keyof District)[] {
  return (Object.keys(change) as (keyof District)[]).filter((key) => change[key] !== undefined);
}

function byDay(a: DistrictEdition, b: DistrictEdition): number {
  if (a.effectiveFrom !== b.effectiveFrom) return a.effectiveFrom < b.effectiveFrom ? -1 : 1;
  return a.edition - b.edition;
}
