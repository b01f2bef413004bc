import type { DistrictView } from '@app/contracts';
import type { District } from '@app/domain';

type Edition = DistrictView['editions'][number];

/** One fact that an edition changed. */
export interface ChangedFact {
  key: keyof District;
  to: string | null;
}

/**
 * Returns what an edition changed against the one that would be in force on its day without it; nothing for the first.
 */
export function changesOf(one: Edition, editions: readonly Edition[]): ChangedFact[] {
  const before = editions
    .filter(({ edition, from }) => edition < one.edition && from <= one.from)
    .sort((a, b) => (a.from === b.from ? b.edition - a.edition : a.from < b.from ? 1 : -1))[0];
  return before ? changedFacts(before.district, one.district) : [];
}

/** Returns the facts that differ; an empty field counts as not set. */
export function changedFacts(before: District, after: Partial<District>): ChangedFact[] {
  return (Object.keys(before) as (keyof District)[]).flatMap((key) => {
    const to = after[key]?.trim() || null;
    return to === before[key] ? [] : [{ key, to }];
  });
}
